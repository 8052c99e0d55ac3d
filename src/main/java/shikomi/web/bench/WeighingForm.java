package shikomi.web.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Weighing;
import shikomi.cost.WeighOut;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.recipe.Recipe;
import shikomi.table.cell.CellEntry;
import shikomi.unit.Unit;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Visit;

/**
 * The readings of the balance for one experiment, as they were typed: one field {@code w0}, {@code w1}, … per portion.
 */
final class WeighingForm {
    /** The end of the name of the field with the reading that was asked about. */
    static final String SURE = ".sure";

    private final String experiment;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, Double> taken = new LinkedHashMap<>();
    private final List<Weighing.Portion> portions = new ArrayList<>();

    private WeighingForm(String experiment) {
        this.experiment = experiment;
    }

    /** A blank form, before anything was sent. */
    static WeighingForm blank(Experiment experiment) {
        return new WeighingForm(experiment.id());
    }

    static WeighingForm read(Visit visit, Recipe recipe, Experiment experiment, WeighOut out, Page page) {
        WeighingForm form = blank(experiment);
        for (int i = 0; i < out.portions().size(); i++) {
            WeighOut.Portion portion = out.portions().get(i);
            form.read(field(i), visit.field(field(i)), portion, recipe, page);
            if (!visit.field(field(i) + SURE).equals(visit.field(field(i)))) {
                form.doubt(field(i), portion, recipe, page);
            }
        }
        if (form.portions.isEmpty() && form.errors.isEmpty()) {
            form.errors.put(field(0), page.w("weighed.nothing"));
        }
        return form;
    }

    /** The form field of a portion. */
    static String field(int portion) {
        return "w" + portion;
    }

    private void read(String field, String text, WeighOut.Portion portion, Recipe recipe, Page page) {
        typed.put(field, text);
        CellEntry entry = CellEntry.read(text, portion.unit());
        if (entry instanceof CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal)
                && literal
                && value >= 0) {
            taken.put(portion.name(), value);
            portions.add(new Weighing.Portion(
                    portion.name(),
                    portion.amount().doubleValue(),
                    value,
                    portion.unit().label()));
        } else {
            error(entry, recipe.title(portion.name()), portion.unit())
                    .ifPresent(message -> errors.put(field, page.w(message)));
        }
    }

    /** Asks about a reading that is far from the plan; sent again as it is, it is taken. */
    private void doubt(String field, WeighOut.Portion portion, Recipe recipe, Page page) {
        Optional.ofNullable(taken.get(portion.name()))
                .flatMap(read -> WeighingDoubt.of(portion.amount().doubleValue(), read))
                .ifPresent(doubt -> {
                    Text material = recipe.title(portion.name());
                    errors.put(field, page.w(doubt.message(material, portion.unit())));
                    asked.put(field, typed.getOrDefault(field, ""));
                });
    }

    private static Optional<Message> error(CellEntry entry, Text material, Unit unit) {
        if (entry instanceof CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal)
                && literal
                && value < 0) {
            return Optional.of(Message.of("web.weighed.negative", material));
        }
        return entry instanceof CellEntry.Read
                ? Optional.of(Message.of("web.weighed.unreadable", material))
                : CellErrors.of(entry, material, unit, "weighed.unreadable");
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    Weighing weighing(WeighOut out) {
        return new Weighing(out.made(taken), portions);
    }

    /** The path of the result form, which comes next. */
    String resultPath(Campaign campaign) {
        return "/c/" + campaign.name() + "/e/" + experiment + "/result";
    }

    boolean isOf(Experiment other) {
        return experiment.equals(other.id());
    }

    String valueOr(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    /** The reading of a field that is asked about; empty if it is not. */
    String asked(String field) {
        return asked.getOrDefault(field, "");
    }

    /** The error messages of a field; empty if it has no error. */
    String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** The errors, with the names that the fields have on the page of all experiments. */
    List<FieldError> errors(String campaign) {
        return errors.entrySet().stream()
                .map(error -> new FieldError(campaign + "-" + experiment + "-" + error.getKey(), error.getValue()))
                .toList();
    }
}
