package shikomi.web.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Attachment;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.Hours;
import shikomi.unit.Unit;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Reasons;

/** The form of a result: its fields, the result they describe, and their errors. */
public final class ResultForm {
    /** The largest number of replicates for which a form has columns. Set by judgement. */
    private static final int MOST_REPLICATES = 99;

    private final ResultRequest request;
    private final Page page;
    private final Map<String, String> typed;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param typed the fields of the form */
    ResultForm(ResultRequest request, Map<String, String> typed) {
        this.request = request;
        this.page = request.page();
        this.typed = typed;
    }

    /** The text of a field. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    String valueOr(String field, String otherwise) {
        String value = value(field);
        return value.isBlank() ? otherwise : value;
    }

    boolean isSent(String field) {
        return typed.containsKey(field);
    }

    /** The version of the campaign for which the form was shown. */
    String version() {
        return typed.getOrDefault("version", "0");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public int replicates() {
        String text = value("replicates");
        return text.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(text), 1, MOST_REPLICATES) : 1;
    }

    void addReplicate() {
        typed.put("replicates", Integer.toString(Math.min(replicates() + 1, MOST_REPLICATES)));
    }

    public List<Objective> objectives() {
        return request.campaign().recipe().objectives();
    }

    public List<Parameter> parameters() {
        return request.campaign().recipe().space().parameters();
    }

    /** The indices of the parameters that are chosen, or of those that are only recorded. */
    public List<Integer> numbers(boolean recorded) {
        return IntStream.range(0, parameters().size())
                .filter(i -> parameters().get(i) instanceof Parameter.Context == recorded)
                .boxed()
                .toList();
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The error messages of a field; empty if it has no error. */
    public String error(String field) {
        return FieldError.of(field, errors);
    }

    /** The fields that were typed, to be sent again. */
    public List<String> fields() {
        return typed.keySet().stream()
                .filter(name ->
                        !List.of("csrf", "version", "then", "add", "why").contains(name))
                .toList();
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** The label of a value: its name and unit. */
    public String label(String name, @Nullable Unit unit) {
        return unit == null ? name : page.w("result.in", name, unit.label());
    }

    /** The label of a parameter or an objective. */
    public String label(Text title, @Nullable Unit unit) {
        return label(page.w(title), unit);
    }

    /** The unit of a parameter. */
    public @Nullable Unit unit(Parameter parameter) {
        return parameter.unit();
    }

    /** Returns whether the replicate is a new sample rather than another reading of the previous sample. */
    public boolean isMadeAgain(int column) {
        return is("s" + column, "new");
    }

    /** The fields that refer to photos and files. */
    public List<String> files() {
        return Attached.fields(typed);
    }

    public String fileName(String field) {
        return Attached.name(typed, field);
    }

    /** Reads the result; null if the form has errors. */
    @Nullable
    Result read() {
        Point made = new AsMade(this).read(request.planned());
        List<Measurement> measurements = new Readings(this).read();
        Double money = MoneyField.read(this, request.campaign().recipe().cost());
        Double hours = Hours.read(value("hours"))
                .filter(read -> read <= Result.MOST_HOURS)
                .orElseGet(this::hours);
        if (measurements.isEmpty() && errors.isEmpty()) {
            refuse("y0.0", page.w("result.nothing", objectives().getFirst().title()));
        }
        List<Attachment> files = attachments();
        checkReason();
        LocalDate date = DateField.read(this, DateField.today(request.visit()));
        if (!errors.isEmpty()) {
            return null;
        }
        Result read = new Result(made, measurements, money, hours, date, by(), note(), files);
        Result before = Optional.ofNullable(request.experiment())
                .map(Experiment::result)
                .orElse(null);
        return before == null ? read : read.correcting(before);
    }

    /** Who measured it: the signed-in person unless another name was typed. */
    private String by() {
        return valueOr("by", request.visit().person().name()).strip();
    }

    private @Nullable String note() {
        String note = value("note").strip();
        return note.isEmpty() ? null : note;
    }

    private List<Attachment> attachments() {
        List<Attachment> attachments = Attached.of(request.visit().home().files(), typed);
        long bytes = attachments.stream().mapToLong(Attachment::bytes).sum();
        if (bytes > Attached.LARGEST) {
            refuse("file", page.w("result.files-large", (bytes + 500_000) / 1_000_000, Attached.LARGEST / 1_000_000));
        }
        return attachments;
    }

    /** The reason for the correction; empty if none was given. */
    String why() {
        return Reasons.kept(value("cause-of-change"), value("why"));
    }

    /** Requires the reason for a correction. If another person changed the result, the conflict is resolved first. */
    private void checkReason() {
        if (request.isCorrection() && !request.isStale(version()) && why().isEmpty()) {
            refuse("cause-of-change", page.w("result.why-missing"));
        }
    }

    Language language() {
        return page.language();
    }

    String w(String key, Object... arguments) {
        return page.w(key, arguments);
    }

    @Nullable
    Outcome outcome(String field, Text name, @Nullable Unit unit) {
        return outcome(field, name, unit, "result.unreadable");
    }

    private @Nullable Outcome outcome(String field, Text name, @Nullable Unit unit, String unreadable) {
        CellEntry entry = CellEntry.read(value(field), unit);
        CellErrors.of(entry, name, unit, unreadable).ifPresent(error -> refuse(field, page.w(error)));
        return entry instanceof CellEntry.Read(Outcome outcome, boolean ignored) ? outcome : null;
    }

    private @Nullable Double hours() {
        String name = page.w("result.hours");
        Outcome outcome = outcome("hours", Text.plain(name), Unit.of("h"), "result.unreadable-amount");
        if (outcome == null) {
            return null;
        }
        if (outcome instanceof Outcome.Measured(double value, double ignored) && value >= 0) {
            if (value <= Result.MOST_HOURS) {
                return value;
            }
            refuse("hours", page.w("result.too-much", name, Result.MOST_HOURS));
            return null;
        }
        refuse("hours", page.w("result.negative", name));
        return null;
    }
}
