package shikomi.web.bench;

import java.util.ArrayList;
import java.util.List;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.recipe.Objective;
import shikomi.web.Reasons;

/** Reads the measurements of a form, or the reason why there are none. */
final class Readings {
    private final ResultForm form;

    Readings(ResultForm form) {
        this.form = form;
    }

    List<Measurement> read() {
        return form.is("outcome", "failed") || form.is("outcome", "unmeasured") ? nothing() : measured();
    }

    /**
     * The outcome of an experiment that failed, or that was made but could not be measured. The latter is no evidence
     * against the point.
     */
    private List<Measurement> nothing() {
        boolean failed = form.is("outcome", "failed");
        String reason = Reasons.kept(form.value("cause"), form.value("cause-more"));
        Outcome outcome = failed
                ? new Outcome.Failed(reason.isEmpty() ? null : reason, again())
                : new Outcome.Failed(Reasons.kept(Reasons.UNMEASURED, reason), Outcome.Again.NO);
        return form.objectives().stream()
                .map(objective -> new Measurement(objective.name(), 1, outcome))
                .toList();
    }

    private Outcome.Again again() {
        return switch (form.value("again")) {
            case "yes" -> Outcome.Again.YES;
            case "no" -> Outcome.Again.NO;
            default -> Outcome.Again.UNKNOWN;
        };
    }

    /**
     * Reads the form column by column, so that each replicate becomes one row of the table, whichever objectives were
     * measured.
     */
    private List<Measurement> measured() {
        List<Measurement> measurements = new ArrayList<>();
        int sample = 1;
        int replicate = 1;
        for (int column = 0; column < form.replicates(); column++) {
            if (column > 0 && form.isMadeAgain(column)) {
                sample++;
            }
            List<Measurement> read = column(column, replicate, sample);
            measurements.addAll(read);
            replicate += read.isEmpty() ? 0 : 1;
        }
        return measurements;
    }

    private List<Measurement> column(int column, int replicate, int sample) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < form.objectives().size(); i++) {
            Objective objective = form.objectives().get(i);
            Outcome outcome = form.outcome("y" + i + "." + column, objective.title(), objective.unit());
            if (outcome != null) {
                measurements.add(new Measurement(objective.name(), replicate, outcome, sample, null));
            }
        }
        return measurements;
    }
}
