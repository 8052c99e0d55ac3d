package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.table.composition.PartUnits;
import shikomi.unit.Unit;

/**
 * A possible meaning of a column.
 *
 * @param name the name of the parameter or objective; empty for the other kinds
 * @param title what people call it
 * @param unit the unit in the recipe
 */
public record ColumnMeaning(
        Kind kind, String name, Text title, @Nullable Unit unit) {
    private static final Unit FRACTION = Unit.of("fraction");

    public static final ColumnMeaning NONE = new ColumnMeaning(Kind.NONE);

    /** The kind of a meaning. Kinds other than parameters and objectives are the same for every recipe. */
    public enum Kind {
        PARAMETER,
        OBJECTIVE,
        EXPERIMENT,
        REPLICATE,
        STATE,
        DATE,
        BY,
        MONEY,
        HOURS,
        NOTE,
        NONE
    }

    private ColumnMeaning(Kind kind) {
        this(kind, "", Text.plain(""), null);
    }

    /** All possible meanings of a column in a table of a campaign. */
    public static List<ColumnMeaning> of(Recipe recipe) {
        List<ColumnMeaning> all = new ArrayList<>();
        for (Parameter parameter : recipe.space().parameters()) {
            all.add(new ColumnMeaning(Kind.PARAMETER, parameter.name(), parameter.title(), unit(parameter)));
        }
        for (Objective objective : recipe.objectives()) {
            all.add(new ColumnMeaning(Kind.OBJECTIVE, objective.name(), objective.title(), objective.unit()));
        }
        Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.PARAMETER && kind != Kind.OBJECTIVE)
                .forEach(kind -> all.add(kind == Kind.NONE ? NONE : new ColumnMeaning(kind)));
        return all;
    }

    /** The unit of a parameter; a number from 0 to 1 without a unit is a fraction, which may be given in percent. */
    public static @Nullable Unit unit(Parameter parameter) {
        boolean share = parameter.unit() == null
                && parameter instanceof Parameter.Numeric numeric
                && numeric.low() >= 0
                && numeric.high() <= 1;
        return share ? FRACTION : parameter.unit();
    }

    /** Whether numbers in this unit are parts of the mixture to which the parameter belongs. */
    public boolean isPart(Unit other, Recipe recipe) {
        return kind == Kind.PARAMETER
                && PartUnits.mixture(recipe.space(), name).isPresent()
                && PartUnits.isPart(other, unit);
    }

    /** The names under which it may stand in a heading: that of the recipe and its titles. */
    List<String> names() {
        return title.beside(name);
    }

    /** How similar a heading without its unit is to one of the names, from 0 to 1. */
    double similarity(String heading) {
        return names().stream()
                .mapToDouble(each -> NameSimilarity.of(heading, each))
                .max()
                .orElse(0);
    }

    /** How a heading is derived from this quantity; empty if it is not, or if the quantity itself is called so. */
    Optional<Message> derived(String heading) {
        return DerivedWords.of(
                heading, names(), title, kind == Kind.PARAMETER ? DerivedWords.USUAL_OF_PARAMETERS : Set.of());
    }

    /** The form used in web forms and stored mappings, such as {@code parameter:anneal} or {@code note}. */
    public String code() {
        String kindCode = kind.name().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? kindCode : kindCode + ":" + name;
    }

    public static Optional<ColumnMeaning> of(Recipe recipe, String code) {
        return of(recipe).stream()
                .filter(meaning -> meaning.code().equals(code))
                .findFirst();
    }

    /** Whether it is a detail of a result that every recipe has, such as its date. */
    boolean isDetail() {
        return switch (kind) {
            case EXPERIMENT, REPLICATE, STATE, DATE, BY, MONEY, HOURS, NOTE -> true;
            case PARAMETER, OBJECTIVE, NONE -> false;
        };
    }

    /**
     * Whether several columns may have this meaning: values of an objective are then replicates, and notes are joined.
     */
    boolean isRepeatable() {
        return kind == Kind.OBJECTIVE || kind == Kind.NOTE || kind == Kind.NONE;
    }
}
