package shikomi.web.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Unit;
import shikomi.space.Value;
import shikomi.table.Entry;
import shikomi.web.FieldError;
import shikomi.web.Page;

/** The form of a result: what was typed, and what it means or what is wrong with it. */
public final class ResultForm {
    static final int MOST_REPLICATES = 20;

    private final Campaign campaign;
    private final Page page;
    private final Map<String, String> typed;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param typed the fields of the form */
    ResultForm(Campaign campaign, Page page, Map<String, String> typed) {
        this.campaign = campaign;
        this.page = page;
        this.typed = typed;
    }

    /** What stands in a field. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public int replicates() {
        String text = value("replicates");
        return text.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(text), 1, MOST_REPLICATES) : 1;
    }

    public List<Objective> objectives() {
        return campaign.recipe().objectives();
    }

    public List<Parameter> parameters() {
        return campaign.recipe().space().parameters();
    }

    /** The numbers of the parameters that are chosen, or of those that are only recorded. */
    public List<Integer> numbers(boolean recorded) {
        return IntStream.range(0, parameters().size())
                .filter(i -> parameters().get(i) instanceof Parameter.Context == recorded)
                .boxed()
                .toList();
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** What is wrong with a field; empty where nothing is. */
    public String error(String field) {
        return FieldError.of(field, errors);
    }

    /** The fields that were typed, to be sent again. */
    public java.util.List<String> fields() {
        return typed.keySet().stream()
                .filter(name -> !java.util.Set.of("csrf", "version", "then", "add", "why")
                        .contains(name))
                .toList();
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** The label of a value: its name and unit. */
    public String label(String name, @Nullable Unit unit) {
        return unit == null ? name : page.w("result.in", name, unit.label());
    }

    /** The unit of a parameter. */
    public @Nullable Unit unit(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric numeric -> numeric.unit();
            case Parameter.Context context -> context.unit();
            case Parameter.Choosing ignored -> null;
        };
    }

    /**
     * The result; null where something is wrong with it.
     *
     * @param planned the point as planned; null where the experiment was not planned
     */
    @Nullable
    Result read(@Nullable Point planned, String person) {
        Point made = point(planned != null && is("made", "planned") && !isTouched(planned) ? planned : null);
        List<Measurement> measurements = is("outcome", "failed") ? failed() : measurements();
        Double money = amount("money", null);
        Double hours = amount("hours", Unit.of("h"));
        String note = value("note").strip();
        if (measurements.isEmpty() && errors.isEmpty()) {
            Objective first = objectives().getFirst();
            refuse("y0.0", page.w("result.nothing", first.name()));
        }
        return errors.isEmpty()
                ? new Result(made, measurements, money, hours, null, person, note.isEmpty() ? null : note)
                : null;
    }

    /** A correction says why. */
    void checkReason() {
        if (value("why").isBlank()) {
            refuse("why", page.w("result.why-missing"));
        }
    }

    private List<Measurement> failed() {
        return objectives().stream()
                .map(objective -> new Measurement(objective.name(), 1, new Outcome.Failed()))
                .toList();
    }

    private List<Measurement> measurements() {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < objectives().size(); i++) {
            Objective objective = objectives().get(i);
            int replicate = 0;
            for (int r = 0; r < replicates(); r++) {
                Outcome outcome = outcome("y" + i + "." + r, objective.name(), objective.unit());
                if (outcome != null) {
                    measurements.add(new Measurement(objective.name(), ++replicate, outcome));
                }
            }
        }
        return measurements;
    }

    private @Nullable Outcome outcome(String field, String name, @Nullable Unit unit) {
        return switch (Entry.read(value(field), unit)) {
            case Entry.Read(Outcome outcome) -> outcome;
            case Entry.Nothing ignored -> null;
            case Entry.Ambiguous(double decimal, double thousands) -> {
                refuse(field, page.w("result.ambiguous", name, decimal, thousands));
                yield null;
            }
            case Entry.OtherUnit(Unit other) -> {
                refuse(field, page.w("result.unit", name, other.label(), unit == null ? "" : unit.label()));
                yield null;
            }
            case Entry.Unreadable ignored -> {
                refuse(field, page.w("result.unreadable", name));
                yield null;
            }
        };
    }

    private @Nullable Double amount(String field, @Nullable Unit unit) {
        String name = page.w("result." + field);
        Outcome outcome = outcome(field, name, unit);
        if (outcome == null) {
            return null;
        }
        if (outcome instanceof Outcome.Measured(double value) && value >= 0) {
            return value;
        }
        refuse(field, page.w("result.negative", name));
        return null;
    }

    /** Without a script the fields stand open: what somebody typed there is meant, whatever the buttons say. */
    private boolean isTouched(Point planned) {
        Map<String, String> before = FirstShown.fields(campaign, planned, null);
        return numbers(false).stream()
                .map(number -> "p" + number)
                .anyMatch(field -> !value(field).isBlank() && !value(field).equals(before.get(field)));
    }

    /** As planned, with what was recorded; or all as typed. */
    private Point point(@Nullable Point planned) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters().size(); i++) {
            Parameter parameter = parameters().get(i);
            Value value = planned == null || parameter instanceof Parameter.Context
                    ? value("p" + i, parameter)
                    : planned.value(parameter.name());
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return new Point(values);
    }

    private @Nullable Value value(String field, Parameter parameter) {
        String text = Numbers.normal(value(field));
        return switch (parameter) {
            case Parameter.Context context -> context(field, context, text);
            case Parameter.Numeric numeric -> numeric(field, numeric);
            case Parameter.Choosing choosing -> {
                for (String option : choosing.options()) {
                    if (Numbers.normal(option).equals(text)) {
                        yield Value.of(option);
                    }
                }
                refuse(field, page.w("result.choose", parameter.name()));
                yield null;
            }
        };
    }

    private @Nullable Value context(String field, Parameter.Context parameter, String text) {
        Outcome outcome = parameter.unit() == null ? null : outcome(field, parameter.name(), parameter.unit());
        if (outcome instanceof Outcome.Measured(double value)) {
            return Value.of(value);
        }
        return text.isEmpty() ? null : Numbers.parse(text).map(Value::of).orElse(Value.of(text));
    }

    private @Nullable Value numeric(String field, Parameter.Numeric parameter) {
        int before = errors.size();
        Outcome outcome = outcome(field, parameter.name(), parameter.unit());
        if (outcome instanceof Outcome.Measured(double value) && !(value < 0 && parameter.low() >= 0)) {
            return Value.of(value);
        }
        if (errors.size() == before) {
            refuse(field, page.w(outcome == null ? "result.missing" : "result.impossible", parameter.name()));
        }
        return null;
    }
}
