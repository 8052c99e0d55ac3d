package shikomi.web.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.column.AbsoluteZero;

/** Reads the point as it was really made from a form. */
final class AsMade {
    private final ResultForm form;

    AsMade(ResultForm form) {
        this.form = form;
    }

    /** Returns the planned point with the recorded conditions, or all values as typed. */
    Point read(@Nullable Point plan) {
        Point planned = plan != null && form.is("made", "planned") && !isTouched(plan) ? plan : null;
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < form.parameters().size(); i++) {
            Value value = value("p" + i, form.parameters().get(i), planned);
            if (value != null) {
                values.put(form.parameters().get(i).name(), value);
            }
        }
        return new Point(values);
    }

    private @Nullable Value value(String field, Parameter parameter, @Nullable Point planned) {
        return planned == null || parameter instanceof Parameter.Context
                ? value(field, parameter)
                : planned.value(parameter.name());
    }

    /** Typed values take precedence over the "as planned" button, because the fields may be visible without scripts. */
    private boolean isTouched(Point planned) {
        return form.numbers(false).stream().anyMatch(number -> {
            String typed = form.value("p" + number);
            return !typed.isBlank()
                    && !typed.equals(
                            ResultWords.setting(planned, form.parameters().get(number)));
        });
    }

    private @Nullable Value value(String field, Parameter parameter) {
        String text = Numbers.normal(form.value(field));
        return switch (parameter) {
            case Parameter.Context context -> context(field, context, text);
            case Parameter.Numeric numeric -> numeric(field, numeric);
            case Parameter.Choosing choosing -> choice(field, choosing, text);
        };
    }

    private @Nullable Value choice(String field, Parameter.Choosing parameter, String text) {
        for (String option : parameter.options()) {
            if (Numbers.normal(option).equals(text)) {
                return Value.of(option);
            }
        }
        form.refuse(field, form.w("result.choose", parameter.title()));
        return null;
    }

    private @Nullable Value context(String field, Parameter.Context parameter, String text) {
        Outcome outcome = parameter.unit() == null ? null : form.outcome(field, parameter.title(), parameter.unit());
        if (outcome instanceof Outcome.Measured(double value, double ignored)) {
            AbsoluteZero.of(parameter)
                    .problem("", parameter.title(), value)
                    .ifPresent(problem -> form.refuse(field, problem.message().in(form.language())));
            return Value.of(value);
        }
        return text.isEmpty() ? null : Numbers.parse(text).map(Value::of).orElse(Value.of(text));
    }

    private @Nullable Value numeric(String field, Parameter.Numeric parameter) {
        int before = form.errors().size();
        Outcome outcome = form.outcome(field, parameter.title(), parameter.unit());
        if (outcome instanceof Outcome.Measured(double value, double ignored) && !(value < 0 && parameter.low() >= 0)) {
            return Value.of(value);
        }
        if (form.errors().size() == before) {
            form.refuse(field, form.w(outcome == null ? "result.missing" : "result.impossible", parameter.title()));
        }
        return null;
    }
}
