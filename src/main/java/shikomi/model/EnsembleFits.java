package shikomi.model;

import java.util.IdentityHashMap;
import shikomi.math.RandomStream;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.process.NoiseLevels;
import shikomi.surrogate.process.Observations;

/** Fits ensembles to results of one objective, to the same results only once. Not thread-safe. */
final class EnsembleFits {
    /** An ensemble with the observations to which it was fitted. */
    record Fitted(Observations observations, Ensemble ensemble) {}

    private final ModelSpec spec;
    private final RandomStream random;
    private final IdentityHashMap<ScaledResults, Fitted> fitted = new IdentityHashMap<>();

    EnsembleFits(ModelSpec spec, RandomStream random) {
        this.spec = spec;
        this.random = random;
    }

    /** The ensemble of these results. */
    Fitted of(ScaledResults data) {
        Fitted known = fitted.get(data);
        return known != null ? known : of(data, observations(data));
    }

    /** The ensemble of these results in the form of these observations, whose noise may differ. */
    Fitted of(ScaledResults data, Observations observations) {
        Fitted known = fitted.get(data);
        if (known != null && known.observations() == observations) { // the fit depends on nothing else
            return known;
        }
        Ensemble ensemble = spec.ensemble().of(inputs(data), data.priors(), observations, random);
        Fitted made = new Fitted(observations, ensemble);
        fitted.put(data, made);
        return made;
    }

    /** The observations, whose noise depends on the level if repeats show that it does and the lab has not stated it. */
    Observations observations(ScaledResults data) {
        return observations(data, data.observations(), random("noise"));
    }

    /** These observations, some of the results, with such noise. */
    Observations observations(ScaledResults data, Observations some, RandomStream stream) {
        return data.isNoiseStated() ? some : NoiseLevels.of(kernel(data), data.priors(), some, stream);
    }

    /** The columns of the inputs. */
    InputColumns inputs(ScaledResults data) {
        return spec.inputs(data.space(), data.encoding());
    }

    Kernel kernel(ScaledResults data) {
        return inputs(data).kernel();
    }

    /** The random stream of a part of the fit. */
    RandomStream random(String part) {
        return random.child(part);
    }
}
