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
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.table.composition.Components;
import shikomi.table.composition.Composition;
import shikomi.table.composition.PairFinder;
import shikomi.table.composition.PartUnits;
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
    private final Map<String, Set<String>> exact = new HashMap<>();
    private final Map<String, Set<String>> spelled = new HashMap<>();
    private final Map<String, Set<String>> chemicals = new HashMap<>();

    public RecipeComponents(Recipe recipe) {
        this(recipe, List.of());
    }

    /** @param others names that a person gives, beside those of the recipe */
    RecipeComponents(Recipe recipe, List<String> others) {
        this.space = recipe.space();
        for (Parameter.Numeric parameter : space.numeric()) {
            for (String called : parameter.names()) {
                put(exact, Numbers.normal(called), parameter.name());
                put(spelled, NameSimilarity.key(called), parameter.name());
                put(chemicals, NameSimilarity.choice(called), parameter.name());
            }
        }
        others.stream().filter(name -> find(name).isEmpty()).forEach(name -> put(exact, Numbers.normal(name), name));
    }

    private static void put(Map<String, Set<String>> names, String key, String name) {
        names.computeIfAbsent(key, k -> new HashSet<>()).add(name);
    }

    /** The columns of a table that seem to name components and give their amounts, other than those of the recipe. */
    public static List<Composition.Pair> pairs(Sheet sheet, Recipe recipe) {
        Columns columns = new Columns(sheet, new ArrayList<>());
        Set<Integer> known = new HashSet<>();
        for (ColumnMeaning meaning : ColumnMeaning.of(recipe)) {
            if (!meaning.name().isEmpty()) {
                columns.find(meaning.names()).ifPresent(column -> known.add(column.index()));
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

    /** The only parameter of this name, or else of this name but for capitals and blanks, or else of this chemical. */
    private Optional<String> find(String cell) {
        String key = NameSimilarity.key(cell);
        String chemical = NameSimilarity.choice(cell);
        return only(exact.get(Numbers.normal(cell)))
                .or(() -> key.isEmpty() || Numbers.parse(cell).isPresent() ? Optional.empty() : only(spelled.get(key)))
                .or(() -> chemical.isEmpty() ? Optional.empty() : only(chemicals.get(chemical)));
    }

    private static Optional<String> only(@Nullable Set<String> names) {
        return names == null || names.size() != 1
                ? Optional.empty()
                : names.stream().findFirst();
    }

    @Override
    public boolean isCalled(String parameter, String cell) {
        return exact.getOrDefault(Numbers.normal(cell), Set.of()).contains(parameter);
    }

    @Override
    public boolean isPart(String heading) {
        return Heading.readings(heading).stream()
                .flatMap(reading -> named(reading.name()).stream())
                .anyMatch(parameter -> PartUnits.mixture(space, parameter).isPresent());
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
        List<String> names = space.parameter(parameter).map(Parameter::names).orElse(List.of(parameter));
        return new Columns(sheet, new ArrayList<>()).find(names).isPresent();
    }

    @Override
    public boolean isSample(String heading) {
        return NameSimilarity.detail(heading).equals("experiment");
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
