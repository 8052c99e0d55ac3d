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
import shikomi.surrogate.process.NoiseLevels;
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
    static Optional<ObjectiveModel> of(ScaledResults all, Sources sources, ModelSpec spec, RandomStream random) {
        if (all.conditions().isEmpty()) {
            return Optional.empty();
        }
        Map<Condition, Doubtful> doubtful = new LinkedHashMap<>();
        ScaledResults whole = spec.believesAll() ? all : withoutTorn(all, spec, random.child("torn"));
        Observations observed = observed(whole, spec, random);
        Ensemble first = own(whole, observed, spec, random);
        OptionalInt lonely = spec.believesAll() ? OptionalInt.empty() : Doubt.lonely(whole);
        if (lonely.isPresent() && whole.conditions().size() < OutlierTest.FEWEST) {
            return Optional.of(withoutLonely(lonely.getAsInt(), whole, sources, spec, random));
        }
        List<OutlierTest.Outlier> outliers = outliers(whole, observed, first, spec, random);
        ScaledResults believed = spec.believesAll() ? whole : believed(outliers, whole);
        boolean same = believed.conditions().equals(whole.conditions());
        Observations used = same ? observed : observations(believed, spec, random);
        Ensemble own = same ? first : own(believed, used, spec, random);
        for (int torn : spec.believesAll() ? new int[0] : Doubt.torn(all)) {
            doubtful.putIfAbsent(all.conditions().get(torn).condition(), Doubtful.of(torn, all, believed, own));
        }
        outliers.forEach(outlier -> doubtful.putIfAbsent(
                whole.conditions().get(outlier.condition()).condition(),
                Doubtful.of(outlier.condition(), whole, believed, own)));
        List<Doubtful> unsettled =
                doubtful.values().stream().filter(each -> !each.isConfirmed()).toList();
        return Optional.of(withSources(believed, used, own, unsettled, sources, spec, random));
    }

    /** The model of few results without the value that lies far from all others, until it is measured again. */
    private static ObjectiveModel withoutLonely(
            int lonely, ScaledResults whole, Sources sources, ModelSpec spec, RandomStream random) {
        ScaledResults believed = whole.keeping(Map.of(lonely, value -> false));
        Observations observed = observations(believed, spec, random);
        Ensemble own = own(believed, observed, spec, random);
        List<Doubtful> doubtful = List.of(Doubtful.of(lonely, whole, believed, own));
        return withSources(believed, observed, own, doubtful, sources, spec, random);
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

    private static List<OutlierTest.Outlier> outliers(
            ScaledResults data, Observations observed, Ensemble ensemble, ModelSpec spec, RandomStream random) {
        return OutlierTest.of(
                spec.inputs(data.space(), data.encoding()).kernel(),
                data.priors(),
                observed,
                ensemble.plainLeaveOneOut(),
                random.child("outliers"));
    }

    /**
     * The observations of all results, whose noise depends on the level only if it also does without the values that
     * constant noise puts in doubt: gross errors among repeats are not noise.
     */
    private static Observations observed(ScaledResults whole, ModelSpec spec, RandomStream random) {
        Observations found = observations(whole, spec, random);
        if (found.noiseTrend().isEmpty() || spec.believesAll()) {
            return found;
        }
        Observations constant = found.withoutNoiseTrend();
        List<OutlierTest.Outlier> outliers =
                outliers(whole, constant, own(whole, constant, spec, random), spec, random);
        Observations rest = observations(believed(outliers, whole), spec, random);
        return rest.noiseTrend().isPresent() ? found : constant;
    }

    /** The observations, whose noise depends on the level if repeats show that it does and the lab has not stated it. */
    private static Observations observations(ScaledResults data, ModelSpec spec, RandomStream random) {
        return data.isNoiseStated()
                ? data.observations()
                : NoiseLevels.of(
                        spec.inputs(data.space(), data.encoding()).kernel(),
                        data.priors(),
                        data.observations(),
                        random.child("noise"));
    }

    private static Ensemble own(ScaledResults data, Observations observed, ModelSpec spec, RandomStream random) {
        return spec.ensemble().of(spec.inputs(data.space(), data.encoding()), data.priors(), observed, random);
    }

    private static ObjectiveModel withSources(
            ScaledResults data,
            Observations observed,
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
                observed,
                data.scaling().spread(),
                usable.stream().map(Sources.UsableSource::source).toList(),
                random.child("sources"));
        List<SourceVerdict> verdicts =
                SourceVerdict.of(usable, weighted, data.scaling().sd());
        return new ObjectiveModel(data, weighted.ensemble(), own, verdicts, doubtful);
    }
}
