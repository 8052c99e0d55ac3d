package shikomi.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.recipe.Material;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * The amounts of materials to weigh out for one experiment, and the point that results from the amounts actually taken.
 */
public final class WeighOut {
    /** Relative differences below this are rounding errors of unit conversions. */
    private static final double ROUNDING = 1e-9;

    private final Recipe recipe;
    private final Point planned;
    private final @Nullable Quantity size;
    private final List<Portion> portions = new ArrayList<>();

    /**
     * The amount to take of one material as supplied (purity and stock solution included).
     *
     * @param amount the amount, rounded to a step of the balance
     * @param exact the amount before rounding, in the same unit
     * @param purity the purity; if below 1, more is taken to make up for it
     * @param stock the stock solution that is taken; null if there is none
     * @param brought the amount that stock solutions contribute, already subtracted; null if none contributes
     * @param tooMuch whether they contribute more than is needed
     */
    public record Portion(
            String name,
            BigDecimal amount,
            double exact,
            Unit unit,
            double purity,
            Material.@Nullable Stock stock,
            @Nullable Quantity brought,
            boolean tooMuch,
            @Nullable Text hazard) {

        /** The amount with the trailing zeros that the balance shows: {@code 3.740}. */
        public String text() {
            return amount.toPlainString();
        }
    }

    /** The total mass on the balance. */
    public record Sum(BigDecimal amount, Unit unit) {}

    private WeighOut(Recipe recipe, Point planned, @Nullable Quantity size) {
        this.recipe = recipe;
        this.planned = planned;
        this.size = size != null || recipe.cost() == null ? size : recipe.cost().size();
    }

    /**
     * The amounts to weigh out, in the order of the recipe; empty if no size is known.
     *
     * @param size the amount to make; null means the size in the recipe
     */
    public static WeighOut of(Recipe recipe, Point planned, @Nullable Quantity size) {
        WeighOut out = new WeighOut(recipe, planned, size);
        Map<String, Quantity> pure = new LinkedHashMap<>();
        Amounts.of(recipe, planned, size).forEach(amount -> pure.put(amount.parameter(), amount.quantity()));
        Map<String, Shelf> shelves = out.shelves(pure);
        Map<String, Double> taken = new LinkedHashMap<>();
        shelves.forEach((name, shelf) ->
                taken.put(name, Objects.requireNonNull(pure.get(name)).value() * shelf.perPure()));
        pure.forEach((name, amount) ->
                out.portions.add(out.portion(name, amount, out.brought(name, amount.unit(), shelves, taken))));
        return out;
    }

    public List<Portion> portions() {
        return List.copyOf(portions);
    }

    private @Nullable Material material(String name) {
        return recipe.cost() == null ? null : recipe.cost().materials().get(name);
    }

    private Shelf shelf(String name, Quantity pure) {
        return Shelf.of(pure.unit(), material(name));
    }

    private Map<String, Shelf> shelves(Map<String, Quantity> pure) {
        Map<String, Shelf> shelves = new LinkedHashMap<>();
        pure.forEach((name, amount) -> shelves.put(name, shelf(name, amount)));
        return shelves;
    }

    private Portion portion(String name, Quantity pure, double brought) {
        Material material = material(name);
        Shelf shelf = shelf(name, pure);
        double taken = Math.max(pure.value() - brought, 0) * shelf.perPure();
        Quantity handy = onBalance(new Quantity(taken, shelf.unit()));
        return new Portion(
                name,
                rounded(handy),
                handy.value(),
                handy.unit(),
                material == null ? 1 : material.purity(),
                material == null || shelf.brought() == null ? null : material.stock(),
                brought > 0 ? onBalance(new Quantity(brought, pure.unit())) : null,
                brought > pure.value() * (1 + ROUNDING),
                material == null ? null : material.hazard());
    }

    /** Converts a mass to the unit of the balance, any other amount to a convenient unit. */
    private Quantity onBalance(Quantity amount) {
        Quantity balance = recipe.cost() == null ? null : recipe.cost().balance();
        return balance != null && amount.unit().converts(balance.unit())
                ? new Quantity(amount.unit().convert(amount.value(), balance.unit()), balance.unit())
                : Measure.of(amount.unit()).map(m -> m.handy(amount)).orElse(amount);
    }

    /**
     * Rounds to a step of the balance or, if the step is unknown, to four significant digits but no more than three
     * decimals.
     */
    private BigDecimal rounded(Quantity amount) {
        Quantity balance = recipe.cost() == null ? null : recipe.cost().balance();
        if (balance != null && amount.unit().converts(balance.unit())) {
            BigDecimal step = Numbers.exact(balance.value());
            return BigDecimal.valueOf(amount.value())
                    .divide(step, 0, RoundingMode.HALF_EVEN)
                    .multiply(step);
        }
        if (amount.value() == 0) {
            return BigDecimal.ZERO;
        }
        int places = Math.clamp(3 - (int) Math.floor(Math.log10(Math.abs(amount.value()))), 0, 3);
        return BigDecimal.valueOf(amount.value()).setScale(places, RoundingMode.HALF_EVEN);
    }

    /** The sum of the rounded amounts; empty if there are fewer than two or their units differ. */
    public Optional<Sum> total() {
        return total(Map.of());
    }

    /** The sum with the readings of the balance in place of the planned amounts. */
    public Optional<Sum> total(Map<String, Double> taken) {
        if (portions.size() < 2) {
            return Optional.empty();
        }
        Unit unit = portions.getFirst().unit();
        BigDecimal sum = BigDecimal.ZERO;
        for (Portion portion : portions) {
            if (!portion.unit().converts(unit)) {
                return Optional.empty();
            }
            Double read = taken.get(portion.name());
            BigDecimal amount = read == null ? portion.amount() : Numbers.exact(read);
            sum = sum.add(
                    portion.unit().equals(unit)
                            ? amount
                            : Numbers.exact(portion.unit().convert(amount.doubleValue(), unit)));
        }
        return Optional.of(new Sum(sum, unit));
    }

    /**
     * The point that was made: components of a mixture are fractions of the total actually taken, everything else
     * relates to the planned size. A material without a reading, or with the displayed amount as its reading, counts as
     * planned.
     *
     * @param taken the readings of the balance for some materials, in the units of their portions
     */
    public Point made(Map<String, Double> taken) {
        Map<String, Double> pure = pure(taken);
        Point made = planned;
        for (Parameter.Numeric parameter : recipe.space().numeric()) {
            Double amount = pure.get(parameter.name());
            double value = planned.value(parameter.name()) instanceof Value.Amount(double number) ? number : 0;
            Quantity one = size == null || amount == null
                    ? null
                    : Amounts.amount(recipe, parameter, 1, size).orElse(null);
            if (one != null && amount != null && Math.abs(amount - value * one.value()) > ROUNDING * amount) {
                made = made.with(parameter.name(), Value.of(brief(amount / one.value())));
            }
        }
        return made.equals(planned) ? planned : together(made);
    }

    /** The pure amounts of all materials, in the units of {@link Amounts#amount}. */
    private Map<String, Double> pure(Map<String, Double> read) {
        Map<String, Quantity> ones = new LinkedHashMap<>();
        portions.forEach(portion -> ones.put(portion.name(), one(portion.name())));
        Map<String, Shelf> shelves = shelves(ones);
        Map<String, Double> taken = new LinkedHashMap<>();
        for (Portion portion : portions) {
            Shelf shelf = Objects.requireNonNull(shelves.get(portion.name()));
            double amount = taken(portion, read.get(portion.name()));
            taken.put(portion.name(), portion.unit().convert(amount, shelf.unit()));
        }
        Map<String, Double> pure = new LinkedHashMap<>();
        shelves.forEach((name, shelf) -> {
            Unit unit = Objects.requireNonNull(ones.get(name)).unit();
            double own = Objects.requireNonNull(taken.get(name)) / shelf.perPure();
            pure.put(name, own + brought(name, unit, shelves, taken));
        });
        return pure;
    }

    /**
     * The amount taken of a material: the exact planned amount if there is no reading or the reading equals the
     * displayed amount.
     */
    private static double taken(Portion portion, @Nullable Double read) {
        return read == null || Numbers.exact(read).compareTo(portion.amount()) == 0 ? portion.exact() : read;
    }

    /** The amount of a solvent that stock solutions contribute, in a unit of its pure amount. */
    private double brought(String solvent, Unit unit, Map<String, Shelf> shelves, Map<String, Double> taken) {
        double brought = 0;
        for (Map.Entry<String, Double> other : taken.entrySet()) {
            Shelf solution = Objects.requireNonNull(shelves.get(other.getKey()));
            if (solvent.equals(solution.solvent())) {
                brought += solution.broughtWith(other.getValue(), unit, material(solvent))
                        .orElse(0.0);
            }
        }
        return brought;
    }

    private Quantity one(String name) {
        Parameter.Numeric parameter =
                (Parameter.Numeric) recipe.space().parameter(name).orElseThrow();
        return Amounts.amount(recipe, parameter, 1, Objects.requireNonNull(size))
                .orElseThrow();
    }

    private Point together(Point made) {
        Point whole = made;
        for (Mixture mixture : recipe.space().mixtures()) {
            boolean fractions = mixture.components().stream().allMatch(this::isShare);
            double sum = mixture.components().stream()
                    .mapToDouble(name -> made.value(name) instanceof Value.Amount(double x) ? x : 0)
                    .sum();
            boolean touched = mixture.components().stream()
                    .anyMatch(name -> !Objects.equals(made.value(name), planned.value(name)));
            if (fractions && touched && sum > 0) {
                for (String name : mixture.components()) {
                    whole = whole.with(name, Value.of(brief(made.number(name) * mixture.total() / sum)));
                }
            }
        }
        return whole;
    }

    private boolean isShare(String name) {
        return size != null
                && recipe.space()
                        .parameter(name)
                        .filter(p -> p instanceof Parameter.Numeric numeric
                                && portions.stream()
                                        .anyMatch(portion -> portion.name().equals(name))
                                && Amounts.share(recipe, numeric, 1, size).isPresent())
                        .isPresent();
    }

    /** Rounds to seven significant digits; no balance shows more. */
    private static double brief(double value) {
        return Double.parseDouble(Numbers.significant(value, 7));
    }
}
