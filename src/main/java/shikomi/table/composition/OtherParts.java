package shikomi.table.composition;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.space.Space;
import shikomi.table.file.Sheet;

/** Columns that seem to hold further parts of a mixture, but are not read. */
public final class OtherParts {
    private OtherParts() {}

    /** The headings of {@link #elements}, and those of columns in the unit of the components. */
    public static List<String> in(Sheet sheet, Components components, IntPredicate isRead) {
        List<String> elements = elements(sheet, components.space(), isRead);
        Set<String> units = IntStream.range(0, sheet.header().size())
                .filter(isRead)
                .mapToObj(column -> sheet.header().get(column))
                .filter(components::isPart)
                .map(components::unit)
                .filter(unit -> !unit.isEmpty())
                .collect(Collectors.toSet());
        return IntStream.range(0, sheet.header().size())
                .filter(column -> !isRead.test(column) && holdsAmounts(sheet, column))
                .mapToObj(column -> sheet.header().get(column))
                .filter(heading -> elements.contains(heading) || units.contains(components.unit(heading)))
                .toList();
    }

    /**
     * The headings of the columns that are called after an element, hold amounts, and are not read, if a mixture of the
     * space consists of elements: the sum of its components is then not that of the sample.
     */
    public static List<String> elements(Sheet sheet, Space space, IntPredicate isRead) {
        boolean ofElements = space.mixtures().stream()
                .anyMatch(mixture -> mixture.components().stream()
                        .allMatch(component -> Formula.elementOf(component).isPresent()));
        return IntStream.range(0, ofElements ? sheet.header().size() : 0)
                .filter(column -> !isRead.test(column) && isOther(sheet.header().get(column), space))
                .filter(column -> holdsAmounts(sheet, column))
                .mapToObj(column -> sheet.header().get(column))
                .toList();
    }

    private static boolean isOther(String heading, Space space) {
        String name = Numbers.normal(heading).replaceFirst("\\s*[(\\[].*", "");
        return Formula.elementOf(name)
                .filter(element -> !FormulaShares.elements(space).containsValue(element))
                .isPresent();
    }

    private static boolean holdsAmounts(Sheet sheet, int column) {
        return sheet.rows().stream().anyMatch(row -> isAmount(row.cell(column)));
    }

    private static boolean isAmount(String cell) {
        return Numbers.parse(cell).filter(amount -> amount > 0).isPresent();
    }
}
