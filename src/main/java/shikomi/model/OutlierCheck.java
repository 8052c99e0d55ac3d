package shikomi.model;

import java.util.List;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.OutlierTest;
import shikomi.surrogate.process.OutlierTest.Outlier;

/** Questions conditions that a process fitted to all others contradicts. */
final class OutlierCheck implements DoubtCheck {
    @Override
    public Outcome of(ScaledResults data, EnsembleFits fits) {
        Observations observations = observations(data, fits);
        List<Outlier> outliers = outliers(data, fits.of(data, observations), fits);
        return new Outcome(
                believed(outliers, data),
                outliers.stream()
                        .map(outlier ->
                                data.conditions().get(outlier.condition()).condition())
                        .toList());
    }

    /**
     * The observations of all results, whose noise depends on the level only if it also does without the values that
     * constant noise puts in doubt: gross errors among repeats are not noise.
     */
    private static Observations observations(ScaledResults data, EnsembleFits fits) {
        Observations found = fits.observations(data);
        if (found.noiseTrend().isEmpty()) {
            return found;
        }
        Observations constant = found.withoutNoiseTrend();
        ScaledResults rest = believed(outliers(data, fits.of(data, constant), fits), data);
        return fits.observations(rest).noiseTrend().isPresent() ? found : constant;
    }

    private static List<Outlier> outliers(ScaledResults data, EnsembleFits.Fitted fitted, EnsembleFits fits) {
        return OutlierTest.of(
                fits.kernel(data),
                data.priors(),
                fitted.observations(),
                fitted.ensemble().plainLeaveOneOut(),
                fits.random("outliers"));
    }

    /** The results without what is in doubt; all of them if nothing is, or if no two of the rest differ. */
    private static ScaledResults believed(List<Outlier> outliers, ScaledResults data) {
        ScaledResults kept = outliers.isEmpty() ? data : GrossErrors.without(outliers, data);
        boolean same = kept.conditions().equals(data.conditions());
        boolean differs = kept.conditions().size() > 1 && kept.scaling().differs();
        return same || !differs ? data : kept;
    }
}
