package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.math.RobustStatistics;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.table.file.Sheet;
import shikomi.unit.LaboratoryUnits;
import shikomi.unit.Unit;

/** Compares the numbers of a column with their expected range, in its unit and in others. It only gives warnings. */
final class UnitCheck {
    /** Fewer numbers are not judged. This and the next three constants are set by judgement. */
    private static final int LEAST = 4;

    /** A unit is doubted if at most this fraction of the numbers is within the expected range. */
    private static final double MISFIT = 0.2;

    /** Another unit is proposed if at least this fraction of the numbers is within the range after conversion. */
    private static final double FIT = 0.8;

    /** Numbers that are all below this fraction of the upper end of the range may be in a larger unit. */
    private static final double LOW = 0.01;

    /** Percentages up to 1 are ordinary where the limits are below this, as those of a catalyst are. */
    private static final double SHARE_RANGE = 20;

    private static final Unit FRACTION = Unit.of("fraction");
    private static final List<Unit> FRACTIONS = List.of(FRACTION, Unit.of("wt%"), Unit.of("mol%"), Unit.of("vol%"));
    /** A cache, because comparing units is slow and recipes have few units. */
    private static final Map<String, List<String>> CONVERTIBLE = new ConcurrentHashMap<>();

    /** A number or a power of ten without a unit. */
    private static final Pattern FACTOR =
            Pattern.compile("[×xX*·\\s\\d.,^⁰¹²³⁴-⁹⁻−+-]*\\d[\\s\\d.⁰¹²³⁴-⁹]*|[×xX*·\\s]*10[⁰¹²³⁴-⁹⁻]+");

    /** A heading that says by a dash that its numbers have no unit. */
    private static final Pattern NO_UNIT = Pattern.compile(".*[(\\[<【〔（［]\\s*[-–—−]\\s*[)\\]>】〕）］]\\s*");

    private static final List<String> FACTORS =
            List.of("÷100", "×100", "÷1000", "×1000", "÷10", "×10", "÷1000000", "×1000000");

    private final Sheet sheet;
    private final ExpectedRanges known;

    UnitCheck(Sheet sheet, ExpectedRanges known) {
        this.sheet = sheet;
        this.known = known;
    }

    /** Whether any cell of a column is filled. */
    boolean holdsValues(int column) {
        return sheet.rows().stream().anyMatch(row -> !row.cell(column).isBlank());
    }

    /**
     * Whether two units are the same. Of labels that are no known units the letters count, whatever their case; of known
     * units their sizes, as {@code mPa} and {@code MPa} have the same letters.
     */
    static boolean isSame(Unit a, Unit b) {
        if (a.isKnown() && b.isKnown()) {
            return a.converts(b) && a.convert(1, b) == 1 && a.convert(0, b) == 0;
        }
        return NameSimilarity.key(a.label()).equals(NameSimilarity.key(b.label()))
                && a.label().contains("/") == b.label().contains("/");
    }

    /**
     * Whether numbers in the unit of a heading can be converted into the required one. A factor alone, as in {@code
     * yield (×10⁻²)}, says neither what it multiplies nor in which unit the result is.
     */
    static boolean isConvertible(Unit stated, Unit wanted) {
        boolean plain = isFactor(wanted) || (wanted.converts(FRACTION) && wanted.convert(1, FRACTION) == 1);
        return stated.converts(wanted) && (plain || !isFactor(stated));
    }

    private static boolean isFactor(Unit unit) {
        return FACTOR.matcher(unit.label()).matches();
    }

    /**
     * Whether a column is not read before a person has chosen its unit: the heading states a unit, or what seems to be
     * one, that is another than the required one and cannot be converted. Other words in brackets are remarks, as is
     * another name of the quantity, such as its symbol.
     */
    static boolean isHeld(Heading heading, Unit stated, Unit wanted) {
        boolean symbol = NameSimilarity.of(stated.label(), heading.name()) >= NameSimilarity.INITIALS;
        boolean unit = stated.isKnown() || (!symbol && BracketWords.isUnit(stated.label()));
        return unit && !isSame(stated, wanted) && !isConvertible(stated, wanted);
    }

    /** Whether a unit is that of a fraction (by mass, amount or volume) or of a plain number. */
    static boolean isFraction(Unit unit) {
        return FRACTIONS.stream().anyMatch(unit::converts);
    }

    /** The units from which a person can choose for a column of this quantity. */
    static List<String> options(ColumnMeaning meaning, String current) {
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

    /**
     * Adds to a guess the warnings about its unit and an example of the conversion of one of its numbers.
     *
     * @param stated the unit in the heading
     */
    ColumnGuess checked(ColumnGuess guess, @Nullable Unit stated) {
        List<Message> warnings = new ArrayList<>(guess.warnings());
        unusable(guess.meaning(), stated).ifPresent(warnings::add);
        Conversion conversion = Conversion.of(guess.unit(), guess.meaning().unit());
        double[] cells = CellStatistics.of(sheet, guess).numbers();
        double[] numbers = Arrays.stream(cells)
                .map(conversion::apply)
                .filter(Double::isFinite)
                .toArray();
        Optional<ExpectedRanges.Range> range = known.range(guess.meaning());
        if (stated == null && guess.unit().isEmpty()) {
            boolean usual = range.filter(r -> inside(numbers, r) > FIT && r.high() < SHARE_RANGE)
                    .isPresent();
            shares(guess, numbers).filter(share -> !usual).ifPresent(warnings::add);
            range.flatMap(r -> low(guess, numbers, r)).ifPresent(warnings::add);
        }
        range.filter(r -> !guess.isUnitOpen())
                .flatMap(r -> doubt(guess, numbers, r))
                .ifPresent(warnings::add);
        String example = guess.unit().isEmpty() || guess.isUnitOpen()
                ? null
                : CellStatistics.first(sheet, guess).map(conversion::example).orElse(null);
        return guess.with(warnings, example);
    }

    /** A warning if the unit in the heading differs from that of the recipe and cannot be converted into it. */
    private static Optional<Message> unusable(ColumnMeaning meaning, @Nullable Unit stated) {
        Unit wanted = meaning.unit();
        if (stated == null || meaning.name().isEmpty()) {
            return Optional.empty();
        }
        if (wanted == null) {
            return Optional.of(Message.of("table.unit.none", stated.label()));
        }
        if (!stated.isKnown() && !isSame(stated, wanted)) {
            return Optional.of(Message.of("table.unit.remark", stated.label(), wanted.label()));
        }
        return isSame(stated, wanted) || stated.converts(wanted)
                ? Optional.empty()
                : Optional.of(Message.of("table.unit.other", stated.label(), wanted.label()));
    }

    /** A warning if the numbers are outside the expected range, with a unit in which they would be inside, if any. */
    private static Optional<Message> doubt(ColumnGuess guess, double[] numbers, ExpectedRanges.Range range) {
        if (numbers.length < LEAST || inside(numbers, range) > MISFIT) {
            return Optional.empty();
        }
        double low = Arrays.stream(numbers).min().orElse(0);
        double high = Arrays.stream(numbers).max().orElse(0);
        return Optional.of(proposed(guess, numbers, range)
                .orElseGet(() ->
                        Message.of("table.unit.outside", Figures.value(low), Figures.value(high), range.words())));
    }

    /** A warning if all numbers are near the low end of an expected range that starts at zero. */
    private static Optional<Message> low(ColumnGuess guess, double[] numbers, ExpectedRanges.Range range) {
        double most = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        boolean crowded = most > 0 && range.low() >= 0 && most <= LOW * range.high();
        if (numbers.length < LEAST || !crowded || inside(numbers, range) <= MISFIT) {
            return Optional.empty();
        }
        return Optional.of(proposed(guess, numbers, range)
                .orElseGet(() -> Message.of("table.unit.low", Figures.value(most), range.words())));
    }

    /** A proposal of another unit with the evidence for it, if there is one. */
    private static Optional<Message> proposed(ColumnGuess guess, double[] numbers, ExpectedRanges.Range range) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return guess.unit().isEmpty()
                ? fitting(guess.meaning(), sorted, range)
                        .map(label -> Message.of(
                                "table.unit.doubt",
                                Figures.value(sorted[0]),
                                Figures.value(sorted[sorted.length - 1]),
                                range.words(),
                                label,
                                Conversion.of(label, guess.meaning().unit()).example(sorted[0])))
                : Optional.empty();
    }

    /** The unit in which the numbers fit the expected range best. */
    private static Optional<String> fitting(ColumnMeaning meaning, double[] sorted, ExpectedRanges.Range range) {
        double middle = (range.low() + range.high()) / 2;
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (String label : options(meaning, "")) {
            Conversion conversion = Conversion.of(label, meaning.unit());
            double[] converted = Arrays.stream(sorted).map(conversion::apply).toArray();
            double away = Math.abs(RobustStatistics.median(converted) - middle);
            if (!label.isEmpty() && inside(converted, range) >= FIT && away < least) {
                best = label;
                least = away;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A warning if numbers in percent are all so small that they may be fractions. */
    private static Optional<Message> shares(ColumnGuess guess, double[] numbers) {
        Unit wanted = guess.meaning().unit();
        double most = Arrays.stream(numbers).max().orElse(0);
        boolean small = Arrays.stream(numbers).allMatch(x -> x >= 0 && x <= 1) && most > 0;
        boolean percent = wanted != null && wanted.converts(FRACTION) && FRACTION.convert(1, wanted) >= 50;
        boolean withoutUnit = NO_UNIT.matcher(guess.header()).matches() && numbers.length > 0;
        return small && percent && (numbers.length >= LEAST || withoutUnit)
                ? Optional.of(Message.of(
                        "table.unit.shares",
                        Figures.value(most),
                        "fraction",
                        Conversion.of("fraction", wanted).example(most)))
                : Optional.empty();
    }

    private static double inside(double[] numbers, ExpectedRanges.Range range) {
        return new CellStatistics(numbers, Set.of(), numbers.length, 1).inside(range.low(), range.high());
    }
}
