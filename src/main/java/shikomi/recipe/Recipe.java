package shikomi.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.space.Parameter;
import shikomi.space.Space;

/**
 * A recipe: the objectives, parameters, limits, costs and external sources of a campaign.
 *
 * @param results the file of results that the lab already has, in the folder of the recipe
 * @param pool the file of the only experiments that can be made, in the folder of the recipe; only its parameters are
 *     read
 */
public record Recipe(
        String name,
        @Nullable Text title,
        @Nullable Text question,
        Space space,
        List<Objective> objectives,
        Combination combine,
        @Nullable Cost cost,
        Batch batch,
        List<SourceSpec> sources,
        @Nullable String results,
        @Nullable String pool) {
    /** The format version that is read and written. */
    public static final int FORMAT = 1;

    public Recipe {
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one objective");
        }
        objectives = List.copyOf(objectives);
        sources = List.copyOf(sources);
    }

    /**
     * The primary objective, which is the first in the recipe: tables, charts and replays with one value per experiment
     * refer to it.
     */
    public Objective primary() {
        return objectives.getFirst();
    }

    /** A copy of the recipe over another space. */
    public Recipe in(Space other) {
        return new Recipe(name, title, question, other, objectives, combine, cost, batch, sources, results, pool);
    }

    /** All files that the recipe names. */
    public List<String> files() {
        List<String> files = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            if (parameter instanceof Parameter.Categorical c && c.descriptors() != null) {
                files.add(c.descriptors());
            }
        }
        sources.forEach(source -> files.add(source.file()));
        if (results != null) {
            files.add(results);
        }
        if (pool != null) {
            files.add(pool);
        }
        return files;
    }

    /** The source with this name; names are compared in NFKC form. */
    public Optional<SourceSpec> source(String name) {
        String normal = Numbers.normal(name);
        return sources.stream()
                .filter(s -> Numbers.normal(s.name()).equals(normal))
                .findFirst();
    }

    /** What people call the parameter or the objective with this name; a material that is neither keeps its name. */
    public Text title(String name) {
        return space.parameter(name)
                .map(Parameter::title)
                .or(() -> objective(name).map(Objective::title))
                .orElse(Text.plain(name));
    }

    /** The objective with this name; names are compared in NFKC form. */
    public Optional<Objective> objective(String name) {
        String normal = Numbers.normal(name);
        return objectives.stream()
                .filter(o -> Numbers.normal(o.name()).equals(normal))
                .findFirst();
    }
}
