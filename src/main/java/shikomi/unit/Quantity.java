package shikomi.unit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.message.Numbers;

/** A number with its unit, such as {@code 4 h} or {@code 20 g}. */
public record Quantity(double value, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)\\s*([^\\s\\d].*)");

    /** Parses a number followed by a unit. */
    public static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(Numbers.normal(text).replace('−', '-'));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Numbers.parse(matcher.group(1)).map(value -> new Quantity(value, Unit.of(matcher.group(2))));
    }

    /** The value in another unit; empty if the units do not measure the same quantity. */
    public Optional<Double> in(Unit other) {
        return unit.converts(other) ? Optional.of(unit.convert(value, other)) : Optional.empty();
    }

    @Override
    public String toString() {
        return Numbers.plain(value) + " " + unit.label();
    }
}
