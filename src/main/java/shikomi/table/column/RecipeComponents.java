package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.table.composition.Components;
import shikomi.table.composition.Composition;
import shikomi.table.composition.PairFinder;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** The numeric parameters of a recipe as cells and headings name them. */
public final class RecipeComponents implements Components {
    /** Longer cells name nothing. Set by judgement. */
    private static final int LONGEST = 100;

    /** The number or letter that counts pairs: {@code wt% 1}, {@code wt% A}, {@code amount_2 (g)}. */
    private static final Pattern COUNTER =
            Pattern.compile("[\\s_\\-.#(\\[]*(?:\\d{1,2}|(?<=[\\s_])[A-Z])[)\\]]?(?=\\s*(?:[(\\[].*)?$)");

    private final Space space;
    private final Map<String, Optional<String>> known = new HashMap<>();

    public RecipeComponents(Recipe recipe) {
        this.space = recipe.space();
    }

    /** The columns of a table that seem to name components and give their amounts, other than those of the recipe. */
    public static List<Composition.Pair> pairs(Sheet sheet, Recipe recipe) {
        Columns columns = new Columns(sheet, new ArrayList<>());
        Set<Integer> known = new HashSet<>();
        for (ColumnMeaning meaning : ColumnMeaning.of(recipe)) {
            if (!meaning.name().isEmpty()) {
                columns.find(meaning.name()).ifPresent(column -> known.add(column.index()));
            }
        }
        return new PairFinder(sheet, new RecipeComponents(recipe), column -> !known.contains(column)).pairs();
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public Optional<String> named(String cell) {
        return cell.length() > LONGEST ? Optional.empty() : known.computeIfAbsent(cell, this::find);
    }

    /** The only parameter of this name, or else of this chemical. */
    private Optional<String> find(String cell) {
        List<String> names =
                space.numeric().stream().map(Parameter.Numeric::name).toList();
        for (double least : new double[] {NameSimilarity.EXACT, NameSimilarity.NORMALISED}) {
            List<String> same = names.stream()
                    .filter(name -> NameSimilarity.of(cell, name) >= least)
                    .toList();
            if (same.size() == 1) {
                return Optional.of(same.getFirst());
            }
        }
        String chemical = NameSimilarity.choice(cell);
        List<String> same = names.stream()
                .filter(name ->
                        !chemical.isEmpty() && NameSimilarity.choice(name).equals(chemical))
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    @Override
    public List<String> mixed(List<String> parameters) {
        return space.mixtures().stream()
                .map(Mixture::components)
                .filter(components -> components.stream().anyMatch(parameters::contains))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    @Override
    public boolean hasColumn(Sheet sheet, String parameter) {
        return new Columns(sheet, new ArrayList<>()).find(parameter).isPresent();
    }

    @Override
    public String unit(String heading) {
        String plain = COUNTER.matcher(heading).replaceFirst("");
        if (Heading.isUnit(plain)) {
            return plain.replaceAll("^[(\\[]|[)\\]]$", "");
        }
        return Heading.readings(plain).stream()
                .map(Heading::unit)
                .filter(unit -> unit != null && unit.isKnown())
                .findFirst()
                .map(RecipeComponents::label)
                .orElse("");
    }

    private static String label(@Nullable Unit unit) {
        return unit == null ? "" : unit.label();
    }
}
