package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.table.composition.Components;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** The numeric parameters of a recipe as cells and headings name them. */
public final class RecipeComponents implements Components {
    /** Longer cells name nothing. Set by judgement. */
    private static final int LONGEST = 100;

    private final Space space;
    private final Map<String, Optional<String>> known = new HashMap<>();

    public RecipeComponents(Recipe recipe) {
        this.space = recipe.space();
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
        String plain = heading.replaceFirst("[\\s_\\-.#(\\[]*\\d{1,2}[)\\]]?(?=\\s*(?:[(\\[].*)?$)", "");
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
