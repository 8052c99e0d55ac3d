package shikomi.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Characters;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.message.Suggestion;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.SourceSpec;
import shikomi.space.Restriction;
import shikomi.space.Value;

/** Validates a decision about a campaign and returns the event to append, or the problems that prevent it. */
final class Decision {
    private final Campaign campaign;
    private final List<Problem> problems = new ArrayList<>();

    Decision(Campaign campaign) {
        this.campaign = campaign;
        if (campaign.closed()) {
            note(campaign.name(), "closed", campaign.name());
        }
    }

    private void note(String place, String key, Object... arguments) {
        problems.add(Problem.of(place, "campaign." + key, arguments));
    }

    private <E extends Event> Reading<Event> decided(E event) {
        return problems.isEmpty() ? Reading.of(event) : Reading.failed(problems);
    }

    private Optional<Experiment> find(String id) {
        Optional<Experiment> experiment = campaign.experiment(id);
        if (experiment.isEmpty()) {
            List<String> known =
                    campaign.experiments().stream().map(Experiment::id).toList();
            note(id, "unknown", id, campaign.name(), Suggestion.of(id, known).message());
        }
        return experiment;
    }

    /** @param table whether ids that the campaign does not know become new experiments */
    Reading<Event> log(List<Given> given, boolean table) {
        List<Event.Logged.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int issued = Math.max(campaign.issued(), largestNumber(given));
        for (Given each : given) {
            String named = each.id();
            if (named != null) {
                checkFirstResult(named, seen, table);
            }
            String id = named != null ? named : Ids.of(++issued);
            checkMeasured(id, each.result());
            entries.add(new Event.Logged.Entry(id, table ? asMade(named, each.result()) : each.result()));
        }
        if (given.isEmpty()) {
            note("", "no-results");
        }
        return decided(new Event.Logged(entries));
    }

    /** Reports each day on which no result can be. */
    Decision checkDays(List<Given> given, LocalDate today) {
        for (Given each : given) {
            Stream<LocalDate> own = each.result().measurements().stream()
                    .flatMap(measurement -> Stream.ofNullable(measurement.occasion()))
                    .flatMap(occasion -> Stream.ofNullable(occasion.date()));
            Stream.concat(Stream.ofNullable(each.result().date()), own)
                    .filter(day -> !Result.isDayPossible(day, today))
                    .distinct()
                    .forEach(day -> note(Objects.requireNonNullElse(each.id(), campaign.name()), "day", day, today));
        }
        return this;
    }

    /** The result with the amounts that were weighed out, where a table only repeats the plan. */
    private Result asMade(@Nullable String id, Result result) {
        return Optional.ofNullable(id)
                .flatMap(campaign::experiment)
                .map(experiment -> result.madeAt(
                        Weighing.Stated.of(experiment, result.made()).made()))
                .orElse(result);
    }

    private static int largestNumber(List<Given> given) {
        return given.stream()
                .flatMap(each -> Stream.ofNullable(each.id()))
                .mapToInt(Ids::number)
                .max()
                .orElse(0);
    }

    private void checkFirstResult(String id, Set<String> seen, boolean table) {
        if (!seen.add(id)) {
            note(id, "twice", id);
        } else if (!table || campaign.experiment(id).isPresent()) {
            find(id).filter(e -> e.result() != null).ifPresent(e -> note(e.id(), "has-result", e.id()));
        } else if (!Ids.isUsable(id)) {
            note(id, "unusable-id", id);
        }
    }

    /** Reports texts with characters that cannot be stored. */
    private void checkTexts(String place, Stream<@Nullable String> texts) {
        texts.flatMap(Stream::ofNullable)
                .flatMap(text -> Characters.unusable(text).stream())
                .distinct()
                .forEach(character -> note(place, "control-character", character));
    }

    private void checkMeasured(String id, Result result) {
        checkTexts(id, texts(result));
        if (!result.isAnswer()) {
            note(id, "nothing-measured", id);
        }
        if (!result.isMoneyPossible()) {
            note(id, "money", id, Objects.requireNonNull(result.money()));
        }
        if (!result.areHoursPossible()) {
            note(id, "hours", id, Objects.requireNonNull(result.hours()));
        }
        for (Objective objective : campaign.recipe().objectives()) {
            result.measurements().stream()
                    .filter(measurement -> measurement.objective().equals(objective.name()))
                    .map(Measurement::outcome)
                    .forEach(outcome -> checkNumber(id, objective, outcome));
        }
    }

    private static Stream<@Nullable String> texts(Result result) {
        Stream<@Nullable String> occasions = result.measurements().stream()
                .flatMap(measurement -> Stream.ofNullable(measurement.occasion()))
                .flatMap(occasion -> Stream.of(occasion.by(), occasion.note()));
        Stream<@Nullable String> made = result.made().values().values().stream()
                .map(value -> value instanceof Value.Choice(String choice) ? choice : null);
        return Stream.of(Stream.of(result.by(), result.note()), occasions, made).flatMap(texts -> texts);
    }

    private void checkNumber(String id, Objective objective, Outcome outcome) {
        if (!outcome.isComputable()) {
            note(id, "magnitude", id, objective.title());
        } else if (outcome instanceof Outcome.Measured(double value, double ignored)
                && !objective.canBeModelled(value)) {
            note(id, "not-positive", id, objective.title(), value);
        }
    }

    Reading<Event> correct(String id, Result result, @Nullable String why) {
        find(id).filter(e -> e.result() == null).ifPresent(e -> note(id, "no-result", id));
        checkMeasured(id, result);
        checkTexts(id, Stream.ofNullable(why));
        return decided(new Event.Corrected(id, result, why));
    }

    Reading<Event> propose(List<Proposal> batch, List<Message> notes, long seed, String version, boolean taken) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= batch.size(); i++) {
            ids.add(Ids.of(campaign.issued() + i));
        }
        if (batch.isEmpty()) {
            note("", "no-proposals");
        }
        return decided(new Event.Proposed(ids, batch, notes, seed, version, taken));
    }

    Reading<Event> take(List<String> ids) {
        for (String id : ids) {
            find(id).filter(e -> e.state() != Experiment.State.PROPOSED).ifPresent(e -> note(id, "not-proposed", id));
        }
        if (ids.isEmpty()) {
            note("", "none-taken");
        }
        return decided(new Event.Taken(ids));
    }

    Reading<Event> reject(String id, String why, Obstacle obstacle, boolean never) {
        find(id).filter(e -> !e.isPending()).ifPresent(e -> note(id, "not-pending", id));
        if (why.isBlank() && obstacle == Obstacle.OTHER) {
            note(id, "no-reason", id);
        }
        checkTexts(id, Stream.ofNullable(why));
        return decided(new Event.Rejected(id, why.strip(), obstacle, never));
    }

    Reading<Event> begin(String id) {
        find(id).filter(e -> e.state() != Experiment.State.WAITING).ifPresent(e -> note(id, "not-waiting", id));
        return decided(new Event.Begun(id));
    }

    Reading<Event> attach(SourceSpec spec, String sha256) {
        campaign.source(spec.name())
                .filter(before ->
                        before.sha256().equals(sha256) && before.spec().equals(spec))
                .ifPresent(same -> note(spec.name(), "same-source", spec.name(), same.number()));
        return decided(new Event.SourceAttached(spec, sha256));
    }

    Reading<Event> detach(String name) {
        Optional<AttachedSource> found = campaign.source(name);
        if (found.isEmpty()) {
            List<String> known =
                    campaign.sources().stream().map(s -> s.spec().name()).toList();
            note(name, "no-source", name, campaign.name(), String.join(", ", known));
        }
        return decided(new Event.SourceDetached(found.map(s -> s.spec().name()).orElse(name)));
    }

    Reading<Event> addRule(String rule, @Nullable String why, @Nullable String experiment) {
        Event.RuleAdded added = new Event.RuleAdded(rule.strip(), why, experiment);
        Reading<Recipe> with = RecipeReader.with("", added.constraint(), campaign.recipe());
        problems.addAll(with.problems());
        if (campaign.recipe().space().constraints().stream()
                .anyMatch(known -> known.when() == null && known.rule().equals(added.rule()))) {
            note("", "same-rule", added.rule());
        }
        with.get().ifPresent(recipe -> checkPlannable(added, recipe));
        checkTexts("", Stream.ofNullable(why));
        if (experiment != null) {
            requested(experiment)
                    .ifPresent(requested -> with.get().ifPresent(recipe -> checkExcludes(added, requested, recipe)));
        }
        return decided(added);
    }

    /** Without a pool, the planner searches for proposals inside the limits, which not every expression permits. */
    private void checkPlannable(Event.RuleAdded added, Recipe with) {
        if (campaign.pool() == null && with.space().unplannable().contains(new Restriction.Rule(added.constraint()))) {
            note("", "unplannable-rule", added.rule());
        }
    }

    /** A limit added for a request must exclude the rejected experiment. */
    private void checkExcludes(Event.RuleAdded added, Experiment requested, Recipe with) {
        if (with.space().broken(requested.point()).isEmpty()) {
            note(
                    "",
                    "rule-allows",
                    added.rule(),
                    requested.id(),
                    campaign.recipe().space().words(requested.point()));
        }
    }

    Reading<Event> declineWish(String id) {
        requested(id);
        return decided(new Event.WishDeclined(id));
    }

    private Optional<Experiment> requested(String id) {
        Optional<Experiment> found = find(id);
        found.filter(e -> !e.isWished()).ifPresent(e -> note(id, "no-wish", id));
        return found;
    }

    Reading<Event> weigh(String id, Weighing weighing) {
        find(id).filter(e -> e.state() != Experiment.State.WAITING && e.state() != Experiment.State.BEGUN)
                .ifPresent(e -> note(id, "not-on-bench", id));
        if (weighing.portions().isEmpty()) {
            note(id, "nothing-weighed", id);
        }
        return decided(new Event.Weighed(id, weighing));
    }

    Reading<Event> close(@Nullable String why) {
        checkTexts(campaign.name(), Stream.ofNullable(why));
        return decided(new Event.Closed(why));
    }
}
