package shikomi.table.composition;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.unit.Unit;
import shikomi.unit.UnitNames;

/**
 * The unit in which the amount of a component is written: that of its cell, or else that of its column.
 *
 * @param text the text of the cell
 * @param cell the unit in the cell; null if the cell is a bare number
 * @param column the unit in the heading, or the one that a person gives; null if there is none
 */
public record WrittenUnit(
        String text, @Nullable Unit cell, @Nullable Unit column) {
    /** A number and a unit behind it; an exponent is no unit. */
    private static final Pattern WITH_UNIT = Pattern.compile(".*?\\d\\s*(?![eE][+-]?\\d)([\\p{L}%‰µ°].*)");

    private static final Unit MASS = Unit.of("wt%");
    private static final Unit VOLUME = Unit.of("vol%");

    /** The unit in which a cell is written, below a heading with this unit. */
    public static WrittenUnit of(String text, @Nullable Unit column) {
        Matcher matcher = WITH_UNIT.matcher(Numbers.typed(text));
        Unit own = matcher.matches() ? UnitNames.of(matcher.group(1).strip()) : null;
        return new WrittenUnit(text, own != null && own.isKnown() ? own : null, column);
    }

    /** Whether the cell is a bare number, and no heading says in which unit. */
    boolean isBare() {
        return cell == null && column == null;
    }

    /** Whether the cell has a unit of another size than a bare number in this unit would have. */
    boolean isOther(@Nullable Unit needed) {
        Unit usual = column == null ? needed : column;
        return cell != null && (usual == null || !cell.converts(usual) || cell.convert(1, usual) != 1);
    }

    /** The quantity by which the part is measured; empty for plain percent and for units that are no fractions. */
    Optional<String> basis() {
        return basis(cell).or(() -> basis(column));
    }

    private static Optional<String> basis(@Nullable Unit unit) {
        if (unit == null || (unit.converts(MASS) && unit.converts(VOLUME))) {
            return Optional.empty();
        }
        return unit.converts(VOLUME)
                ? Optional.of("volume")
                : FractionUnit.of(unit).map(fraction -> fraction.basis().name().toLowerCase(Locale.ROOT));
    }

    /** The label of the unit that decides the basis. */
    String label() {
        Unit decisive = basis(cell).isPresent() ? cell : column;
        return decisive == null ? "" : decisive.label();
    }
}
