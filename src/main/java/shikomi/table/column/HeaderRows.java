package shikomi.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import shikomi.message.Numbers;
import shikomi.table.composition.PartUnits;
import shikomi.table.file.CellGrid;
import shikomi.unit.Unit;

/** The rows above the numbers of a table: groups of names, names, and units. */
final class HeaderRows {
    private static final Set<String> UNIT_WORDS = Set.of("unit", "units", "単位", "einheit", "einheiten", "单位");
    private static final Set<String> NO_UNIT = Set.of("-", "–", "—", "ー", "/", "");
    /** Longer words are not units. Set by judgement. */
    private static final int LONGEST_UNIT = 10;

    private static final Pattern BRACKETS = Pattern.compile("^[(\\[（［]\\s*|\\s*[)\\]）］]$");

    private HeaderRows() {}

    /** The cells of a line, each on one line of text, in which powers are kept. */
    static List<String> of(CellGrid.Line line) {
        return line.cells().stream().map(HeaderRows::flat).toList();
    }

    private static String flat(String cell) {
        return cell.replaceAll("\\s+", " ").strip();
    }

    /** Whether a line is the second row of a header, which holds names or units; a number in it numbers a replicate. */
    static boolean isSecond(CellGrid.Line line) {
        return line.cells().stream()
                .filter(cell -> !cell.isBlank())
                .noneMatch(cell -> Numbers.parse(cell)
                        .filter(x -> x != Math.rint(x) || x > 99 || x < 1)
                        .isPresent());
    }

    /**
     * Whether a line holds nothing but units, above numbers. Words that are no known units may be some of them, if they
     * stand above numbers too.
     *
     * @param below the line after it
     */
    static boolean isUnits(CellGrid.Line line, CellGrid.Line below) {
        int units = 0;
        int unknown = 0;
        int aboveNumbers = 0;
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = bare(line.cell(i));
            if (NO_UNIT.contains(cell) || UNIT_WORDS.contains(cell.toLowerCase(Locale.ROOT))) {
                continue;
            }
            boolean number = startsWithNumber(below.cell(i));
            if (isUnit(cell)) {
                units++;
            } else if (number && isShortWord(cell)) {
                unknown++;
            } else {
                return false;
            }
            aboveNumbers += number ? 1 : 0;
        }
        return units > 0 && units >= unknown && 2 * aboveNumbers > units + unknown;
    }

    private static boolean isUnit(String cell) {
        return Heading.isUnit(cell) || PartUnits.common(Heading.unit(cell)).isPresent();
    }

    private static boolean isShortWord(String cell) {
        return cell.length() <= LONGEST_UNIT && cell.chars().noneMatch(Character::isDigit);
    }

    private static boolean startsWithNumber(String cell) {
        return Numbers.typed(cell).matches("[<>~≥≤±+-]?\\s*[.\\d].*");
    }

    /** The unit in a cell of a row of units; empty if it gives none. */
    static String unit(String cell) {
        String unit = bare(cell);
        return NO_UNIT.contains(unit) || UNIT_WORDS.contains(unit.toLowerCase(Locale.ROOT)) ? "" : unit;
    }

    private static String bare(String cell) {
        return BRACKETS.matcher(flat(cell)).replaceAll("");
    }

    /** The header of two rows: names of groups above names, or names above units. */
    static List<String> joined(List<String> upper, CellGrid.Line lower) {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.size(), lower.cells().size()); i++) {
            String above = i < upper.size() ? upper.get(i) : "";
            String below = flat(lower.cell(i));
            if (below.isEmpty() || below.equals(above) || above.isEmpty()) {
                header.add(below.isEmpty() ? above : below);
            } else if (Heading.isUnit(bare(below)) || NO_UNIT.contains(bare(below))) {
                header.add(withUnit(above, bare(below)));
            } else {
                header.add(above + " " + below);
            }
        }
        return header;
    }

    /** The header of names above a row of units, whether or not each unit is known. */
    static List<String> withUnits(List<String> names, CellGrid.Line units) {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), units.cells().size()); i++) {
            String above = i < names.size() ? names.get(i) : "";
            String unit = bare(units.cell(i));
            header.add(
                    above.isEmpty() || UNIT_WORDS.contains(unit.toLowerCase(Locale.ROOT))
                            ? above
                            : withUnit(above, unit));
        }
        return header;
    }

    private static String withUnit(String name, String unit) {
        Optional<Unit> own = Columns.bracketed(name).filter(Unit::isKnown);
        return own.isPresent() || unit.isEmpty() ? name : name + " (" + (NO_UNIT.contains(unit) ? "-" : unit) + ")";
    }
}
