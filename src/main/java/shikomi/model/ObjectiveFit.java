package shikomi.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Condition;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.OutlierTest;
import shikomi.transfer.SourceWeighting;

/** Fits the model of one objective: what is believed of its results, the ensemble, and the weights of the sources. */
final class ObjectiveFit {
    private ObjectiveFit() {}

    /**
     * Fits the ensemble and weights the sources; empty if no result has a numeric value. Values in gross disagreement
     * with all others have no influence until they are confirmed, unless the specification believes all.
     */
    static Optional<ObjectiveModel> of(ScaledResults data, Sources sources, ModelSpec spec, RandomStream random) {
        if (data.conditions().isEmpty()) {
            return Optional.empty();
        }
        Map<Condition, Doubtful> doubtful = new LinkedHashMap<>();
        ScaledResults whole = spec.believesAll() ? data : withoutTorn(data, spec, random.child("torn"));
        Ensemble first = own(whole, spec, random);
        OptionalInt lonely = spec.believesAll() ? OptionalInt.empty() : Doubt.lonely(whole);
        if (lonely.isPresent() && whole.conditions().size() < OutlierTest.FEWEST) {
            return Optional.of(withoutLonely(lonely.getAsInt(), whole, sources, spec, random));
        }
        List<OutlierTest.Outlier> outliers = OutlierTest.of(
                spec.inputs(whole.space(), whole.encoding()).kernel(),
                whole.priors(),
                whole.observations(),
                first.plainLeaveOneOut(),
                random.child("outliers"));
        ScaledResults believed = spec.believesAll() ? whole : believed(outliers, whole);
        boolean same = believed.conditions().equals(whole.conditions());
        Ensemble own = same ? first : own(believed, spec, random);
        for (int torn : spec.believesAll() ? new int[0] : Doubt.torn(data)) {
            doubtful.putIfAbsent(data.conditions().get(torn).condition(), Doubtful.of(torn, data, believed, own));
        }
        outliers.forEach(outlier -> doubtful.putIfAbsent(
                whole.conditions().get(outlier.condition()).condition(),
                Doubtful.of(outlier.condition(), whole, believed, own)));
        List<Doubtful> unsettled =
                doubtful.values().stream().filter(each -> !each.isConfirmed()).toList();
        return Optional.of(withSources(believed, own, unsettled, sources, spec, random));
    }

    /** The model of few results without the value that lies far from all others, until it is measured again. */
    private static ObjectiveModel withoutLonely(
            int lonely, ScaledResults whole, Sources sources, ModelSpec spec, RandomStream random) {
        ScaledResults believed = whole.keeping(Map.of(lonely, value -> false));
        Ensemble own = own(believed, spec, random);
        List<Doubtful> doubtful = List.of(Doubtful.of(lonely, whole, believed, own));
        return withSources(believed, own, doubtful, sources, spec, random);
    }

    /** The results without what is in doubt; all of them if nothing is, or if no two of the rest differ. */
    private static ScaledResults believed(List<OutlierTest.Outlier> outliers, ScaledResults whole) {
        ScaledResults kept = outliers.isEmpty() ? whole : Doubt.without(outliers, whole);
        boolean same = kept.conditions().equals(whole.conditions());
        boolean differs = kept.conditions().size() > 1 && kept.scaling().differs();
        return same || !differs ? whole : kept;
    }

    /**
     * The results without the values that a process of all other conditions contradicts, at conditions whose own values
     * differ by more than all others.
     */
    private static ScaledResults withoutTorn(ScaledResults data, ModelSpec spec, RandomStream random) {
        int[] torn = Doubt.torn(data);
        if (torn.length == 0) {
            return data;
        }
        Set<Integer> aside = Arrays.stream(torn).boxed().collect(Collectors.toSet());
        Observations observations = data.observations();
        List<Integer> others = IntStream.range(0, observations.size())
                .filter(i -> !aside.contains(i))
                .boxed()
                .toList();
        GaussianProcess process = new Fit(
                        spec.inputs(data.space(), data.encoding()).kernel(), data.priors(), observations.only(others))
                .mostProbable(random);
        List<OutlierTest.Outlier> outliers = Arrays.stream(torn)
                .mapToObj(i -> OutlierTest.outlier(process, observations, i))
                .toList();
        return Doubt.without(outliers, data);
    }

    private static Ensemble own(ScaledResults data, ModelSpec spec, RandomStream random) {
        return spec.ensemble()
                .of(spec.inputs(data.space(), data.encoding()), data.priors(), data.observations(), random);
    }

    private static ObjectiveModel withSources(
            ScaledResults data,
            Ensemble own,
            List<Doubtful> doubtful,
            Sources sources,
            ModelSpec spec,
            RandomStream random) {
        InputColumns inputs = spec.inputs(data.space(), data.encoding());
        List<Sources.UsableSource> usable =
                sources.of(data.objective().name(), data.encoding(), inputs, data.scaling()::seen);
        if (usable.isEmpty()) {
            return new ObjectiveModel(data, own, own, List.of(), doubtful);
        }
        SourceWeighting.WeightedEnsemble weighted = SourceWeighting.of(
                own,
                inputs,
                data.priors(),
                data.observations(),
                data.scaling().spread(),
                usable.stream().map(Sources.UsableSource::source).toList(),
                random.child("sources"));
        List<SourceVerdict> verdicts =
                SourceVerdict.of(usable, weighted, data.scaling().sd());
        return new ObjectiveModel(data, weighted.ensemble(), own, verdicts, doubtful);
    }
}
