package shikomi.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Describes events in words. */
public final class EventWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private EventWords() {}

    /** Describes what happened. */
    public static Message of(Event event) {
        return switch (event) {
            case Event.Started ignored -> Message.of("web.event.started");
            case Event.Proposed proposed -> proposed(proposed);
            case Event.Taken(List<String> ids) -> Message.of("web.event.taken", String.join(", ", ids));
            case Event.Rejected rejected -> rejected(rejected);
            case Event.Begun(String id) -> Message.of("web.event.begun", id);
            case Event.Weighed(String id, Weighing ignored) -> Message.of("web.event.weighed", id);
            case Event.Logged(List<Event.Logged.Entry> entries) -> logged(entries);
            case Event.Corrected corrected -> corrected(corrected);
            case Event.Undone(int number) -> Message.of("web.event.undone", number);
            case Event.SourceAttached attached -> attached(attached);
            case Event.RuleAdded added -> rule(added);
            case Event.WishDeclined(String id) -> Message.of("web.event.wish-declined", id);
            case Event.SourceDetached(String name) -> Message.of("web.event.source-detached", name);
            case Event.Closed(String why) -> Message.of("web.event.closed", why == null ? "" : why);
        };
    }

    private static Message proposed(Event.Proposed proposed) {
        return Message.of("web.event.proposed", String.join(", ", proposed.ids()), proposed.seed(), proposed.version());
    }

    private static Message rejected(Event.Rejected rejected) {
        return Message.of(
                rejected.never() ? "web.event.rejected-never" : "web.event.rejected",
                rejected.id(),
                BenchWords.of(rejected));
    }

    private static Message logged(List<Event.Logged.Entry> entries) {
        return Message.of(
                entries.size() == 1 ? "web.event.logged" : "web.event.logged-many",
                entries.isEmpty() ? "" : entries.getFirst().id(),
                entries.size());
    }

    private static Message corrected(Event.Corrected corrected) {
        String why = corrected.why() == null ? "" : corrected.why().strip().replaceFirst("[.。]+$", "");
        return why.isEmpty()
                ? Message.of("web.event.corrected", corrected.id())
                : Message.of("web.event.corrected-why", corrected.id(), Reasons.message(why));
    }

    private static Message attached(Event.SourceAttached attached) {
        String sha256 = attached.sha256();
        return Message.of(
                "web.event.source-attached",
                attached.spec().name(),
                attached.spec().file(),
                sha256.substring(0, Math.min(12, sha256.length())));
    }

    private static Message rule(Event.RuleAdded added) {
        return added.experiment() == null
                ? Message.of("web.event.rule-added", added.rule())
                : Message.of("web.event.rule-added-for", added.rule(), added.experiment());
    }

    /** The local time of an event to the minute: {@code 2026-03-01 14:05}. */
    public static String time(Occurrence occurrence) {
        return TIME.format(occurrence.time().atZone(ZoneId.systemDefault()));
    }

    /** Returns whether an event concerns an experiment. */
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

    /**
     * Describes what event {@code number} did and, if it is a result, what the result means.
     *
     * @param rows the number of rows of a table that the event saved; 0 if it saved none
     */
    static Optional<Page.Done> done(Campaign now, List<Occurrence> history, int number, int rows, Language language) {
        if (number < 2 || number > history.size()) {
            return Optional.empty();
        }
        Event event = history.get(number - 1).event();
        List<Message> sentences = new ArrayList<>(List.of(
                rows > 0 && event instanceof Event.Logged logged
                        ? Message.of(
                                "web.event.logged-rows", rows, logged.entries().size())
                        : of(event)));
        if (event instanceof Event.Weighed(String weighed, Weighing weighing)) {
            sentences.set(0, BenchWords.weighed(weighed, weighing, now));
            sentences.addAll(BenchWords.weighed(weighing, now.recipe()));
        }
        String id = answered(event);
        String next = "";
        if (!id.isEmpty()) {
            next = BenchQueue.next(now, id).map(Experiment::id).orElse("");
            sentences.addAll(meaning(now, history, number, id));
        }
        List<String> words =
                sentences.stream().map(sentence -> sentence.in(language)).toList();
        return Optional.of(new Page.Done(words, number, next));
    }

    /** The id of the one experiment that receives its result from the event; empty if there is none. */
    private static String answered(Event event) {
        return switch (event) {
            case Event.Logged(List<Event.Logged.Entry> entries)
            when entries.size() == 1 -> entries.getFirst().id();
            case Event.Corrected corrected -> corrected.id();
            default -> "";
        };
    }

    /** Describes the result of event {@code number} in comparison with the results before it. */
    private static List<Message> meaning(Campaign now, List<Occurrence> history, int number, String id) {
        Campaign before = Campaign.of(now.name(), history.subList(0, number - 1));
        Campaign after = number == now.version() ? now : Campaign.of(now.name(), history.subList(0, number));
        return after.experiment(id)
                .map(experiment -> Why.after(
                        experiment,
                        after.recipe(),
                        Best.of(before.recipe(), before.results()),
                        Best.of(after.recipe(), after.results())))
                .orElse(List.of());
    }
}
