package shikomi.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.space.Constraint;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.unit.Unit;

/** Writes a recipe as YAML, which reads back as the same recipe. */
public final class RecipeWriter {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build());

    private RecipeWriter() {}

    /** The YAML of a recipe, with the keys in the order of the documentation; defaults are left out. */
    public static String yaml(Recipe recipe) {
        try {
            return YAML.writeValueAsString(tree(recipe));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A recipe is only maps, lists and texts", impossible);
        }
    }

    private static Map<String, Object> tree(Recipe recipe) {
        Space space = recipe.space();
        return new Tree()
                .put("recipe", Recipe.FORMAT)
                .put("name", recipe.name())
                .put("title", text(recipe.title()))
                .put("question", text(recipe.question()))
                .put("parameters", byName(space.parameters(), Parameter::name, ParameterKinds::write))
                .putUnlessEmpty("mixtures", byName(space.mixtures(), Mixture::name, RecipeWriter::mixture))
                .putUnlessEmpty("constraints", constraints(space.constraints()))
                .put("objectives", byName(recipe.objectives(), Objective::name, RecipeWriter::objective))
                .put("combine", recipe.combine() == Combination.PARETO ? null : "desirability")
                .put("cost", recipe.cost() == null ? null : CostWriter.cost(recipe.cost()))
                .put("batch", batch(recipe.batch()))
                .putUnlessEmpty("sources", byName(recipe.sources(), SourceSpec::name, RecipeWriter::source))
                .put("results", recipe.results())
                .put("pool", recipe.pool())
                .entries();
    }

    /** Objects of a recipe as a mapping from their names. */
    private static <T> Map<String, Object> byName(
            List<T> parts, Function<T, String> name, Function<T, Map<String, Object>> written) {
        Tree tree = new Tree();
        parts.forEach(part -> tree.put(name.apply(part), written.apply(part)));
        return tree.entries();
    }

    private static List<Object> constraints(List<Constraint> constraints) {
        return constraints.stream().map(RecipeWriter::constraint).toList();
    }

    static @Nullable Object text(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (text.isPlain()) {
            return text.in(Language.EN);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        text.versions().forEach((language, words) -> versions.put(language.code(), words));
        return versions;
    }

    /** The title of a parameter or an objective; null if it is the name, as it is when left out. */
    static @Nullable Object title(String name, Text title) {
        return title.equals(Text.plain(name)) ? null : text(title);
    }

    private static Map<String, Object> mixture(Mixture mixture) {
        Mixture.Count active = mixture.active();
        return new Tree()
                .put("components", mixture.components())
                .put("total", number(mixture.total()))
                .put("active", active == null ? null : List.of(active.least(), active.most()))
                .entries();
    }

    /** The lines of a constraint as a list item. */
    static List<String> item(Constraint constraint) {
        try {
            return YAML.writeValueAsString(List.of(constraint(constraint)))
                    .lines()
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A constraint is only texts", impossible);
        }
    }

    private static Object constraint(Constraint constraint) {
        return constraint.when() == null && constraint.why() == null
                ? constraint.rule()
                : new Tree()
                        .put("rule", constraint.rule())
                        .put("when", constraint.when())
                        .put("why", text(constraint.why()))
                        .entries();
    }

    private static Map<String, Object> objective(Objective objective) {
        Objective.Range plausible = objective.plausible();
        return new Tree()
                .put("unit", label(objective.unit()))
                .put("goal", goal(objective.goal()))
                .put("target", objective.target() == null ? null : number(objective.target()))
                .put("plausible", plausible == null ? null : pair(plausible.low(), plausible.high()))
                .put("noise", objective.noise() == null ? null : number(objective.noise()))
                .put("transform", objective.transform() == Transform.CHOSEN ? null : lower(objective.transform()))
                .put("weight", objective.weight() == 1 ? null : number(objective.weight()))
                .put("title", title(objective.name(), objective.title()))
                .entries();
    }

    private static Object goal(Goal goal) {
        return switch (goal) {
            case Goal.Maximize ignored -> "maximize";
            case Goal.Minimize ignored -> "minimize";
            case Goal.Match(double value, double tolerance) ->
                new Tree()
                        .put("match", number(value))
                        .put("tolerance", number(tolerance))
                        .entries();
            case Goal.Between(double low, double high) ->
                new Tree().put("between", pair(low, high)).entries();
            case Goal.AtLeast(double least) ->
                new Tree().put("at-least", number(least)).entries();
            case Goal.AtMost(double most) ->
                new Tree().put("at-most", number(most)).entries();
        };
    }

    private static @Nullable Object batch(Batch batch) {
        return batch.size() == 1 && batch.same().isEmpty()
                ? null
                : new Tree()
                        .put("size", batch.size())
                        .putUnlessEmpty("same", batch.same())
                        .entries();
    }

    private static void table(TableSpec table, Tree tree) {
        TableSpec.Rows rows = table.rows();
        tree.put("sheet", table.sheet())
                .put("header", table.header())
                .put("units", table.units())
                .put("rows", rows == null ? null : List.of(rows.first(), rows.last()))
                .put("blank", table.blank())
                .putUnlessEmpty("pairs", table.pairs())
                .put("add-amounts", table.added() ? Boolean.TRUE : null)
                .put("normalise", table.normalised() ? Boolean.TRUE : null);
    }

    private static Map<String, Object> source(SourceSpec source) {
        Tree columns = new Tree();
        source.columns().forEach((name, column) -> columns.put(name, column(column)));
        Tree tree = new Tree()
                .put("kind", lower(source.kind()))
                .put("file", source.file())
                .put("citation", source.origin().citation())
                .put("doi", source.origin().doi())
                .put("patent", source.origin().patent())
                .put("license", source.origin().license())
                .put("measured-by", source.origin().measuredBy())
                .put("method", source.origin().method())
                .put("group", source.group());
        table(source.table(), tree);
        return tree.putUnlessEmpty("columns", columns.entries()).entries();
    }

    private static Object column(SourceSpec.Column column) {
        return column.unit() == null
                ? column.name()
                : new Tree()
                        .put("column", column.name())
                        .put("unit", label(column.unit()))
                        .entries();
    }

    private static List<Object> pair(double low, double high) {
        return List.of(number(low), number(high));
    }

    static Object number(double value) {
        return Numbers.exact(value);
    }

    private static @Nullable String label(@Nullable Unit unit) {
        return unit == null ? null : unit.label();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
