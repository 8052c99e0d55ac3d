package shikomi.table.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.FailureCodes;
import shikomi.campaign.Given;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Expectation;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;

/** Decides for each row whether it is saved, and collects the results to be saved. */
final class PreviewReader {
    /** Problems with cells that have two readings, which a person decides for the whole column. */
    private static final Set<String> ASKED_OF_COLUMNS = Set.of("table.comma", "table.date-order", "table.unit-open");

    /** Problems with parameters that a row leaves to the plan of its experiment. */
    private static final Set<String> OF_A_PLAN = Set.of("table.not-mapped", "table.blank");

    private final Layout layout;
    private final Campaign campaign;
    private final Map<Integer, Preview.Answer> answers;
    private final RowReader reader;
    private final RowChecks doubts;
    private final StoredResults stored;
    private final RowPlans plans;
    private final List<ColumnGuess> doubled;
    private final Map<Object, ReplicateRows> experiments = new LinkedHashMap<>();
    private final Map<Object, Condition> conditions = new HashMap<>();
    private final Map<Condition, Integer> kept = new HashMap<>();
    private final List<Preview.Row> rows = new ArrayList<>();
    private final List<RowRecord> read = new ArrayList<>();

    PreviewReader(
            Layout layout,
            Mapping mapping,
            Campaign campaign,
            Expectation expectation,
            Map<Integer, Preview.Answer> answers,
            RowPlans plans) {
        this.plans = plans;
        this.layout = layout;
        this.campaign = campaign;
        this.answers = answers;
        this.reader = new RowReader(layout, mapping, campaign);
        this.doubts = new RowChecks(campaign.recipe(), expectation);
        this.stored = new StoredResults(campaign);
        this.doubled = mapping.doubled();
    }

    /** A verdict from which a row of the preview is made. */
    private record Verdict(
            Preview.State state,
            Message words,
            List<Message> notes,
            List<Corrections> fixes,
            List<Preview.Answer> answers) {
        Verdict(Preview.State state, Message words, List<Message> notes, List<Preview.Answer> answers) {
            this(state, words, notes, List.of(), answers);
        }

        /** The answer of a person if it is possible for this row, otherwise {@link Preview.Answer#LEAVE}. */
        Preview.Answer allowed(Preview.@Nullable Answer answer) {
            return answer != null && answers.contains(answer) ? answer : Preview.Answer.LEAVE;
        }

        /** The values that replace those of the row, by the index of the measurement. */
        Map<Integer, Double> corrected(Preview.Answer answer) {
            return answer.fix() < 0 ? Map.of() : fixes.get(answer.fix()).values();
        }

        static Verdict of(Preview.State state, Message words) {
            return new Verdict(state, words, List.of(), List.of());
        }
    }

    Preview read() {
        layout.sheet().rows().forEach(row -> read.add(plans.checked(reader.read(row))));
        read.forEach(this::row);
        List<Message> findings = new ArrayList<>();
        if (reader.hasOwnLabels()) {
            findings.add(Message.of("table.own-labels"));
        }
        findings.addAll(reader.computed());
        findings.addAll(new TableQuality(layout, campaign.recipe(), read).findings());
        List<Given> given =
                experiments.values().stream().map(ReplicateRows::given).toList();
        return new Preview(rows, findings, given, RowChecks.apart(campaign.recipe(), read));
    }

    private void row(RowRecord record) {
        Preview.Answer said = answers.get(record.row().line());
        Verdict verdict = said == Preview.Answer.LEAVE ? left(verdict(record)) : verdict(record);
        Preview.Answer answer = verdict.allowed(said);
        boolean saved = verdict.state() == Preview.State.NEW
                || verdict.state() == Preview.State.REPLICATE
                || answer != Preview.Answer.LEAVE;
        if (saved) {
            keep(record, answer, verdict.corrected(answer));
        }
        List<Message> notes = new ArrayList<>(verdict.notes());
        if (saved) {
            plans.nearPlan(record).stream()
                    .filter(note -> !verdict.notes().contains(note))
                    .forEach(notes::add);
        }
        notes.addAll(record.changes());
        rows.add(new Preview.Row(
                record.row().line(),
                layout.label(record.row()),
                record.row().cells(),
                verdict.state(),
                verdict.words(),
                notes,
                verdict.fixes().stream().map(Corrections::words).toList(),
                verdict.answers(),
                answer,
                saved));
    }

    private Verdict verdict(RowRecord record) {
        if (record.outcomes().isEmpty() && record.problems().isEmpty()) {
            return nothing(record);
        }
        if (!doubled.isEmpty()) {
            String header = doubled.getFirst().header();
            return Verdict.of(Preview.State.UNREADABLE, Message.of("table.row.doubled", header));
        }
        if (!record.id().isEmpty() && record.experiment().isEmpty() && isUnknown(record)) {
            return unknown(record);
        }
        if (!record.problems().isEmpty() || record.point() == null) {
            return unreadable(record);
        }
        return record.outcomes().isEmpty()
                ? nothing(record)
                : stored(record).or(() -> far(record)).orElseGet(() -> fresh(record));
    }

    /** The verdict on a row with problems. Those that a choice for a column settles are not repeated in each row. */
    private static Verdict unreadable(RowRecord record) {
        List<Message> own = record.problems().stream()
                .filter(problem -> !ASKED_OF_COLUMNS.contains(problem.key()))
                .toList();
        boolean asked = own.isEmpty() && !record.problems().isEmpty();
        Message words = Message.of(asked ? "table.row.asked" : "table.row.unreadable");
        return new Verdict(Preview.State.UNREADABLE, words, own, List.of());
    }

    private static Verdict nothing(RowRecord record) {
        String note = record.details().note();
        Message words = note == null ? Message.of("table.row.nothing") : Message.of("table.row.nothing-noted", note);
        return Verdict.of(Preview.State.NOTHING, words);
    }

    /**
     * Whether the unknown id of a row is a question. A row with all its parameters becomes a new experiment with that
     * id, as in an export of another campaign; but one at a condition that waits for its result may name that experiment
     * wrongly, and one without parameters needs the plan of an experiment.
     */
    private boolean isUnknown(RowRecord record) {
        return record.point() == null
                ? record.problems().stream().anyMatch(problem -> OF_A_PLAN.contains(problem.key()))
                : stored.planned(condition(record)).isPresent()
                        || reader.like(record).isPresent();
    }

    /** The verdict on a row that a person leaves, although nothing is against it by now. */
    private static Verdict left(Verdict verdict) {
        boolean fine = verdict.state() == Preview.State.NEW || verdict.state() == Preview.State.REPLICATE;
        return fine
                ? new Verdict(
                        Preview.State.LEFT,
                        Message.of("table.row.left"),
                        verdict.notes(),
                        List.of(Preview.Answer.LEAVE, Preview.Answer.KEEP))
                : verdict;
    }

    private Optional<Verdict> far(RowRecord record) {
        List<Message> doubt = new ArrayList<>(doubts.of(record));
        reader.summary(record.row()).ifPresent(doubt::add);
        Message words = Message.of(doubt.isEmpty() ? "table.row.off-plan" : "table.row.far");
        doubt.addAll(plans.contradictions(record));
        if (doubt.isEmpty()) {
            return Optional.empty();
        }
        List<Corrections> fixes = Corrections.of(record, doubts);
        List<Preview.Answer> possible = new ArrayList<>(List.of(Preview.Answer.LEAVE));
        possible.addAll(Preview.Answer.fixes(fixes.size()));
        possible.addAll(List.of(Preview.Answer.KEEP, Preview.Answer.ASIDE));
        return Optional.of(new Verdict(Preview.State.FAR, words, doubt, fixes, possible));
    }

    /** The verdict on a row with an unknown id. Only a row with all its parameters can become a new experiment. */
    private Verdict unknown(RowRecord record) {
        Optional<Verdict> other = record.point() == null ? Optional.empty() : otherRow(record, condition(record));
        if (other.isPresent()) {
            return other.get();
        }
        boolean whole = record.problems().isEmpty()
                && record.point() != null
                && !record.outcomes().isEmpty();
        List<Message> notes = new ArrayList<>(whole ? doubts.of(record) : record.problems());
        reader.like(record).ifPresent(like -> notes.add(Message.of("table.doubt.other-id", like.id())));
        return new Verdict(
                Preview.State.UNKNOWN,
                Message.of("table.row.unknown", record.id(), campaign.name()),
                notes,
                whole ? List.of(Preview.Answer.LEAVE, Preview.Answer.ADD) : List.of());
    }

    /** The verdict on a row that is already stored or contradicts a stored or earlier row; empty for any other row. */
    private Optional<Verdict> stored(RowRecord record) {
        Optional<Experiment> done = record.experiment().filter(e -> e.result() != null);
        Condition condition = condition(record);
        if (done.isPresent() && stored.contradicts(done.get(), record, condition)) {
            Message words = Message.of("table.row.differs", done.get().id());
            return Optional.of(Verdict.of(Preview.State.DIFFERS, words));
        }
        Optional<String> same = done.isPresent()
                ? done.filter(e -> stored.takes(e, record)).map(Experiment::id)
                : record.id().isEmpty() ? stored.takes(condition, record) : Optional.empty();
        if (same.isPresent()) {
            return Optional.of(Verdict.of(Preview.State.SAME, Message.of("table.row.same", same.get())));
        }
        if (done.isPresent()) {
            Message words = Message.of("table.row.done", done.get().id());
            List<Preview.Answer> possible = List.of(Preview.Answer.LEAVE, Preview.Answer.ADD);
            return Optional.of(new Verdict(Preview.State.DIFFERS, words, doubts.of(record), possible));
        }
        return otherRow(record, condition).or(() -> otherRecord(record, condition));
    }

    /** The verdict on a row whose id another row with other parameters has; empty for any other row. */
    private Optional<Verdict> otherRow(RowRecord record, Condition condition) {
        Condition other = conditions.get(key(record, condition));
        return plans.isRival(record, condition) || (other != null && !other.equals(condition))
                ? Optional.of(Verdict.of(Preview.State.UNREADABLE, Message.of("table.row.same-id", record.id())))
                : Optional.empty();
    }

    /** The verdict on a row with another recorded value than an earlier row of its experiment; empty for others. */
    private Optional<Verdict> otherRecord(RowRecord record, Condition condition) {
        return before(record, condition)
                .flatMap(rows -> RecordedValues.between(
                        campaign.recipe().space(), rows.point(), Objects.requireNonNull(record.point())))
                .map(other -> Message.of("table.row.other-context", other.title(), other.value(), other.first()))
                .map(words -> Verdict.of(Preview.State.UNREADABLE, words));
    }

    private Optional<ReplicateRows> before(RowRecord record, Condition condition) {
        return Optional.ofNullable(experiments.get(key(record, condition)));
    }

    private Verdict fresh(RowRecord record) {
        Condition condition = condition(record);
        int number = stored.count(condition) + kept.getOrDefault(condition, 0) + 1;
        List<Message> notes = before(record, condition)
                .map(rows -> RecordedValues.taken(
                        campaign.recipe().space(), rows.point(), Objects.requireNonNull(record.point())))
                .orElse(List.of());
        return number > 1
                ? new Verdict(Preview.State.REPLICATE, Message.of("table.row.replicate", number), notes, List.of())
                : Verdict.of(Preview.State.NEW, newWords(record, condition));
    }

    private Message newWords(RowRecord record, Condition condition) {
        String id = id(record, condition);
        String own = newId(record);
        return id != null
                ? Message.of("table.row.result-of", id)
                : own == null ? Message.of("table.row.new") : Message.of("table.row.new-id", own);
    }

    private Condition condition(RowRecord record) {
        return campaign.recipe().space().condition(Objects.requireNonNull(record.point()));
    }

    /** The id of a new experiment: that of its row; null if Shikomi gives one. */
    private static @Nullable String newId(RowRecord record) {
        return record.id().isEmpty() || record.experiment().isPresent() ? null : Numbers.normal(record.id());
    }

    /** The id of the planned experiment to which the row belongs; null if the row becomes a new experiment. */
    private @Nullable String id(RowRecord record, Condition condition) {
        Optional<Experiment> planned = record.experiment().filter(e -> e.result() == null);
        return planned.map(Experiment::id)
                .or(() -> record.id().isEmpty() ? stored.planned(condition).filter(this::isOpen) : Optional.empty())
                .orElse(null);
    }

    /** Whether no row of the table is the result of a planned experiment yet. */
    private boolean isOpen(String planned) {
        return !experiments.containsKey(planned);
    }

    /** What the rows of one experiment have in common: its id. A row without an id is an experiment of its own. */
    private Object key(RowRecord record, Condition condition) {
        String id = id(record, condition);
        if (id != null) {
            return id;
        }
        return record.id().isEmpty()
                ? (Object) record.row().line()
                : record.experiment().isPresent() ? condition : "+" + Numbers.normal(record.id());
    }

    /** @param corrected values that replace those entered, by the index of the measurement in the row */
    private void keep(RowRecord record, Preview.Answer answer, Map<Integer, Double> corrected) {
        ReplicateRows experiment = experiment(record);
        for (int i = 0; i < record.outcomes().size(); i++) {
            Map.Entry<Objective, Outcome> each = record.outcomes().get(i);
            Double value = corrected.get(i);
            Outcome outcome = value != null && each.getValue() instanceof Outcome.Measured(double ignored, double error)
                    ? new Outcome.Measured(value, error)
                    : each.getValue();
            experiment.measured(each.getKey(), outcome, record.specimens().get(i), check(record, each, answer));
        }
        experiment.add(record.details());
        kept.merge(experiment.condition(), 1, Integer::sum);
    }

    private ReplicateRows experiment(RowRecord record) {
        Condition condition = condition(record);
        Object key = key(record, condition);
        conditions.putIfAbsent(key, condition);
        return experiments.computeIfAbsent(
                key,
                k -> new ReplicateRows(
                        Optional.ofNullable(id(record, condition)).orElseGet(() -> newId(record)),
                        Objects.requireNonNull(record.point()),
                        condition,
                        record.row().line()));
    }

    private @Nullable Check check(RowRecord record, Map.Entry<Objective, Outcome> each, Preview.Answer answer) {
        Outcome outcome = each.getValue();
        Double value = HeldState.number(outcome).orElse(null);
        Check held = HeldState.check(record.state(), each.getKey(), outcome);
        if (value == null || answer == Preview.Answer.LEAVE || held != null) {
            return held;
        }
        if (!(outcome instanceof Outcome.Measured)) {
            return answer == Preview.Answer.ASIDE ? new Check(value, value, 0, Check.Answer.ASIDE) : null;
        }
        Check.Answer checked = answer.fix() >= 0
                ? Check.Answer.CORRECTED
                : answer == Preview.Answer.ASIDE ? Check.Answer.ASIDE : Check.Answer.KEPT;
        return doubts.surprise(record, each.getKey(), value)
                .map(surprise -> new Check(value, surprise.mean(), surprise.sd(), checked))
                .orElse(
                        answer == Preview.Answer.ASIDE || FailureCodes.isUsual(value)
                                ? new Check(value, value, 0, checked)
                                : null);
    }
}
