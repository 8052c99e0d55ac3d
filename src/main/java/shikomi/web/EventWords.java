package shikomi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Weighing;
import shikomi.campaign.Why;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;

/** Events as people read them. */
public final class EventWords {
    private EventWords() {}

    /** What happened. */
    public static Message of(Event event) {
        return switch (event) {
            case Event.Started ignored -> Message.of("web.event.started");
            case Event.Proposed proposed ->
                Message.of(
                        "web.event.proposed", String.join(", ", proposed.ids()), proposed.seed(), proposed.version());
            case Event.Taken(List<String> ids) -> Message.of("web.event.taken", String.join(", ", ids));
            case Event.Rejected rejected ->
                Message.of(
                        rejected.never() ? "web.event.rejected-never" : "web.event.rejected",
                        rejected.id(),
                        BenchWords.of(rejected));
            case Event.Begun(String id) -> Message.of("web.event.begun", id);
            case Event.Weighed(String id, Weighing ignored) -> Message.of("web.event.weighed", id);
            case Event.Logged(List<Event.Logged.Entry> entries) ->
                Message.of(
                        entries.size() == 1 ? "web.event.logged" : "web.event.logged-many",
                        entries.isEmpty() ? "" : entries.getFirst().id(),
                        entries.size());
            case Event.Corrected corrected ->
                Message.of(
                        "web.event.corrected",
                        corrected.id(),
                        corrected.why() == null ? "" : Reasons.message(corrected.why()));
            case Event.Undone(int number) -> Message.of("web.event.undone", number);
            case Event.SourceAttached(SourceSpec spec, String sha256) ->
                Message.of(
                        "web.event.source-attached",
                        spec.name(),
                        spec.file(),
                        sha256.substring(0, Math.min(12, sha256.length())));
            case Event.RuleAdded added -> rule(added);
            case Event.WishDeclined(String id) -> Message.of("web.event.wish-declined", id);
            case Event.SourceDetached(String name) -> Message.of("web.event.source-detached", name);
            case Event.Closed(String why) -> Message.of("web.event.closed", why == null ? "" : why);
        };
    }

    private static Message rule(Event.RuleAdded added) {
        return added.experiment() == null
                ? Message.of("web.event.rule-added", added.rule())
                : Message.of("web.event.rule-added-for", added.rule(), added.experiment());
    }

    /** Whether an event is about an experiment. */
    public static boolean concerns(Event event, String experiment) {
        return switch (event) {
            case Event.Proposed proposed -> proposed.ids().contains(experiment);
            case Event.Taken(List<String> ids) -> ids.contains(experiment);
            case Event.Rejected rejected -> rejected.id().equals(experiment);
            case Event.Begun(String id) -> id.equals(experiment);
            case Event.Weighed(String id, Weighing ignored) -> id.equals(experiment);
            case Event.Logged(List<Event.Logged.Entry> entries) ->
                entries.stream().anyMatch(entry -> entry.id().equals(experiment));
            case Event.Corrected corrected -> corrected.id().equals(experiment);
            case Event.Started ignored -> false;
            case Event.Undone ignored -> false;
            case Event.SourceAttached ignored -> false;
            case Event.SourceDetached ignored -> false;
            case Event.RuleAdded added -> experiment.equals(added.experiment());
            case Event.WishDeclined(String id) -> id.equals(experiment);
            case Event.Closed ignored -> false;
        };
    }

    /** What event {@code number} did, and what it means where it is a result. */
    static Optional<Page.Done> done(Campaign now, List<Occurrence> history, int number, Language language) {
        if (number < 2 || number > history.size()) {
            return Optional.empty();
        }
        Event event = history.get(number - 1).event();
        List<String> sentences = new ArrayList<>(List.of(of(event).in(language)));
        if (event instanceof Event.Weighed(String ignored, Weighing weighing)) {
            BenchWords.weighed(weighing).forEach(sentence -> sentences.add(sentence.in(language)));
        }
        String id = switch (event) {
            case Event.Logged(List<Event.Logged.Entry> entries)
            when entries.size() == 1 -> entries.getFirst().id();
            case Event.Corrected corrected -> corrected.id();
            default -> "";
        };
        String next = "";
        if (!id.isEmpty()) {
            Campaign before = Campaign.of(now.name(), history.subList(0, number - 1));
            Campaign after = number == now.version() ? now : Campaign.of(now.name(), history.subList(0, number));
            next = next(now, id);
            after.experiment(id)
                    .ifPresent(experiment -> Why.after(
                                    experiment,
                                    after.recipe(),
                                    Best.of(before.recipe(), before.results()),
                                    Best.of(after.recipe(), after.results()))
                            .forEach(sentence -> sentences.add(sentence.in(language))));
        }
        return Optional.of(new Page.Done(sentences, number, next));
    }

    private static String next(Campaign campaign, String done) {
        return campaign.pending().stream()
                .filter(e -> e.state() != Experiment.State.PROPOSED && !e.id().equals(done))
                .map(Experiment::id)
                .findFirst()
                .orElse("");
    }
}
