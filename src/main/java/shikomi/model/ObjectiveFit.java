package shikomi.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.math.RandomStream;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Condition;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.transfer.SourceWeighting;

/** Fits the model of one objective: what is believed of its results, the ensemble, and the weights of the sources. */
final class ObjectiveFit {
    /** The checks in order, each of what the ones before it believe. */
    private static final List<DoubtCheck> CHECKS =
            List.of(new TornConditions(), new LonelyValues(), new OutlierCheck());

    /** The check whose findings are only named. */
    private static final List<DoubtCheck> NAMING = List.of(new OutlierCheck());

    private ObjectiveFit() {}

    /**
     * Fits the ensemble and weights the sources; empty if no result has a numeric value. Values in gross disagreement
     * with all others have no influence until they are confirmed, unless the specification believes all.
     */
    static Optional<ObjectiveModel> of(ScaledResults all, Sources sources, ModelSpec spec, RandomStream random) {
        if (all.conditions().isEmpty()) {
            return Optional.empty();
        }
        EnsembleFits fits = new EnsembleFits(spec, random);
        ScaledResults believed = all;
        Set<Condition> questioned = new LinkedHashSet<>();
        for (DoubtCheck check : spec.believesAll() ? NAMING : CHECKS) {
            DoubtCheck.Outcome outcome = check.of(believed, fits);
            questioned.addAll(outcome.questioned());
            believed = spec.believesAll() ? all : outcome.believed();
        }
        List<Doubtful> doubtful = doubtful(questioned, all, believed, fits);
        return Optional.of(withSources(believed, doubtful, sources, fits, random.child("sources")));
    }

    /** The questioned conditions of which not all values are confirmed. */
    private static List<Doubtful> doubtful(
            Set<Condition> questioned, ScaledResults all, ScaledResults believed, EnsembleFits fits) {
        Ensemble own = fits.of(believed).ensemble();
        return questioned.stream()
                .map(condition -> Doubtful.of(condition, all, believed, own))
                .filter(each -> !each.isConfirmed())
                .toList();
    }

    private static ObjectiveModel withSources(
            ScaledResults data, List<Doubtful> doubtful, Sources sources, EnsembleFits fits, RandomStream random) {
        EnsembleFits.Fitted fitted = fits.of(data);
        Ensemble own = fitted.ensemble();
        InputColumns inputs = fits.inputs(data);
        List<Sources.UsableSource> usable =
                sources.of(data.objective().name(), data.encoding(), inputs, data.scaling()::seen);
        if (usable.isEmpty()) {
            return new ObjectiveModel(data, own, own, List.of(), doubtful);
        }
        SourceWeighting.WeightedEnsemble weighted = SourceWeighting.of(
                own,
                inputs,
                data.priors(),
                fitted.observations(),
                data.scaling().spread(),
                usable.stream().map(Sources.UsableSource::source).toList(),
                random);
        List<SourceVerdict> verdicts =
                SourceVerdict.of(usable, weighted, data.scaling().sd());
        return new ObjectiveModel(data, weighted.ensemble(), own, verdicts, doubtful);
    }
}
