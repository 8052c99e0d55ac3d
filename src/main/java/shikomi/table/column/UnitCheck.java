package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;
import shikomi.unit.LaboratoryUnits;
import shikomi.unit.Unit;

/** Looks whether the numbers of a column fit what is known of them, and in which unit they would. It only proposes. */
final class UnitCheck {
    private static final int LEAST = 4;
    private static final double MISFIT = 0.2;
    private static final double FIT = 0.8;
    /** Whether numbers fill so little of what is known that their unit may be another. */
    private static final double LOW = 0.01;

    private static final Unit FRACTION = Unit.of("fraction");
    private static final List<Unit> FRACTIONS = List.of(FRACTION, Unit.of("wt%"), Unit.of("mol%"), Unit.of("vol%"));
    /** Comparing units takes long, and recipes have few. */
    private static final Map<String, List<String>> CONVERTIBLE = new ConcurrentHashMap<>();

    private static final List<String> FACTORS =
            List.of("÷100", "×100", "÷1000", "×1000", "÷10", "×10", "÷1000000", "×1000000");

    private final Sheet sheet;
    private final KnownValues known;

    UnitCheck(Sheet sheet, KnownValues known) {
        this.sheet = sheet;
        this.known = known;
    }

    static boolean isSame(Unit a, Unit b) {
        boolean sameLetters = NameSimilarity.key(a.label()).equals(NameSimilarity.key(b.label()))
                && a.label().contains("/") == b.label().contains("/");
        return sameLetters || (a.converts(b) && a.convert(1, b) == 1 && a.convert(0, b) == 0);
    }

    /** Percent of something, parts, or a plain number. */
    static boolean isFraction(Unit unit) {
        return FRACTIONS.stream().anyMatch(unit::converts);
    }

    /** The units that a column of this quantity may be in. */
    static List<String> options(Meaning meaning, String current) {
        List<String> options = new ArrayList<>(List.of(""));
        Unit unit = meaning.unit();
        if (!meaning.name().isEmpty() && unit != null) {
            options.addAll(CONVERTIBLE.computeIfAbsent(unit.label(), label -> convertible(unit)));
        }
        if (!meaning.name().isEmpty() && options.size() == 1) {
            options.addAll(FACTORS);
        }
        if (!options.contains(current)) {
            options.add(current);
        }
        return options;
    }

    private static List<String> convertible(Unit unit) {
        return LaboratoryUnits.alike(unit).stream()
                .filter(other -> !isSame(other, unit))
                .map(Unit::label)
                .toList();
    }

    /** The guess with what speaks against its unit, and how a number of it is converted. */
    ColumnGuess checked(ColumnGuess guess, @Nullable Unit said) {
        List<Message> warnings = new ArrayList<>(guess.warnings());
        Unit wanted = guess.meaning().unit();
        if (said != null && !guess.meaning().name().isEmpty()) {
            if (wanted == null) {
                warnings.add(Message.of("table.unit.none", said.label()));
            } else if (!isSame(said, wanted) && !said.converts(wanted)) {
                warnings.add(Message.of("table.unit.other", said.label(), wanted.label()));
            }
        }
        Conversion conversion = Conversion.of(guess.unit(), wanted);
        double[] numbers = Arrays.stream(CellStatistics.of(sheet, guess).numbers())
                .map(conversion::apply)
                .filter(Double::isFinite)
                .toArray();
        if (said == null && guess.unit().isEmpty()) {
            shares(guess, numbers).ifPresent(warnings::add);
            known.range(guess.meaning())
                    .flatMap(range -> low(guess, numbers, range))
                    .ifPresent(warnings::add);
        }
        known.range(guess.meaning())
                .ifPresent(range -> doubt(guess, numbers, range).ifPresent(warnings::add));
        CellStatistics cells = CellStatistics.of(sheet, guess);
        String example =
                guess.unit().isEmpty() || cells.numbers().length == 0 ? null : conversion.example(cells.numbers()[0]);
        return new ColumnGuess(
                guess.index(), guess.header(), guess.meaning(), guess.unit(), guess.sureness(), warnings, example);
    }

    /** Numbers that lie outside what is known; with another unit in which they would lie inside, where there is one. */
    private static Optional<Message> doubt(ColumnGuess guess, double[] numbers, KnownValues.Range range) {
        if (numbers.length < LEAST || inside(numbers, range) > MISFIT) {
            return Optional.empty();
        }
        double low = Arrays.stream(numbers).min().orElse(0);
        double high = Arrays.stream(numbers).max().orElse(0);
        return Optional.of(proposed(guess, numbers, range)
                .orElseGet(() ->
                        Message.of("table.unit.outside", Numbers.brief(low), Numbers.brief(high), range.words())));
    }

    /** Numbers that all crowd at the low end of what is known, where limits that begin at zero forbid nothing. */
    private static Optional<Message> low(ColumnGuess guess, double[] numbers, KnownValues.Range range) {
        double most = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        boolean crowded = most > 0 && range.low() >= 0 && most <= LOW * range.high();
        if (numbers.length < LEAST || !crowded || inside(numbers, range) <= MISFIT) {
            return Optional.empty();
        }
        return Optional.of(proposed(guess, numbers, range)
                .orElseGet(() -> Message.of("table.unit.low", Numbers.brief(most), range.words())));
    }

    /** Another unit with the evidence for it, where there is one. */
    private static Optional<Message> proposed(ColumnGuess guess, double[] numbers, KnownValues.Range range) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return guess.unit().isEmpty()
                ? fitting(guess.meaning(), sorted, range)
                        .map(label -> Message.of(
                                "table.unit.doubt",
                                Numbers.brief(sorted[0]),
                                Numbers.brief(sorted[sorted.length - 1]),
                                range.words(),
                                label,
                                Conversion.of(label, guess.meaning().unit()).example(sorted[0])))
                : Optional.empty();
    }

    /** The unit in which the numbers would fit best. */
    private static Optional<String> fitting(Meaning meaning, double[] sorted, KnownValues.Range range) {
        double middle = (range.low() + range.high()) / 2;
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (String label : options(meaning, "")) {
            Conversion conversion = Conversion.of(label, meaning.unit());
            double[] converted = Arrays.stream(sorted).map(conversion::apply).toArray();
            double away = Math.abs(Expectation.Robust.median(converted) - middle);
            if (!label.isEmpty() && inside(converted, range) >= FIT && away < least) {
                best = label;
                least = away;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Numbers that could be percents, but all are so small that they may be shares. */
    private static Optional<Message> shares(ColumnGuess guess, double[] numbers) {
        Unit wanted = guess.meaning().unit();
        boolean small = Arrays.stream(numbers).allMatch(x -> x >= 0 && x <= 1)
                && Arrays.stream(numbers).anyMatch(x -> x > 0);
        if (wanted == null
                || !small
                || numbers.length < LEAST
                || !wanted.converts(FRACTION)
                || FRACTION.convert(1, wanted) < 50) {
            return Optional.empty();
        }
        String high = Numbers.brief(Arrays.stream(numbers).max().orElse(0));
        String example = Conversion.of("fraction", wanted)
                .example(Arrays.stream(numbers).max().orElse(0));
        return Optional.of(Message.of("table.unit.shares", high, "fraction", example));
    }

    private static double inside(double[] numbers, KnownValues.Range range) {
        return new CellStatistics(numbers, java.util.Set.of(), numbers.length, 1).inside(range.low(), range.high());
    }
}
