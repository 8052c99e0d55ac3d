package shikomi.table.result;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.NumberedColumns;

/**
 * The specimens of a row whose objectives have several columns: {@code yield #2} and {@code viscosity #2} are of one
 * specimen, also where the others of the row are blank.
 */
final class Specimens {
    private final Map<Integer, Integer> numbers = new HashMap<>();

    Specimens(List<ColumnGuess> objectives) {
        Map<ColumnMeaning, List<ColumnGuess>> groups =
                objectives.stream().collect(Collectors.groupingBy(ColumnGuess::meaning));
        Set<Integer> series = new HashSet<>();
        groups.values().stream()
                .filter(group -> group.size() > 1)
                .forEach(group -> group.forEach(
                        column -> NumberedColumns.number(column.header()).ifPresent(series::add)));
        groups.values().forEach(group -> number(group, series));
    }

    /** Numbers the columns of one objective by their headings, or if these do not, by their order. */
    private void number(List<ColumnGuess> group, Set<Integer> series) {
        List<Integer> written = group.stream()
                .map(column -> NumberedColumns.number(column.header()))
                .flatMap(Optional::stream)
                .filter(series::contains)
                .distinct()
                .toList();
        for (int i = 0; i < group.size(); i++) {
            numbers.put(group.get(i).index(), written.size() == group.size() ? written.get(i) : i + 1);
        }
    }

    /**
     * The numbers of the specimens to which filled columns of a row belong, counted from 1 without a gap.
     *
     * @param filled the columns of the outcomes; empty if these are not from columns of their own
     * @param outcomes the number of outcomes
     */
    List<Integer> of(List<ColumnGuess> filled, int outcomes) {
        if (filled.isEmpty()) {
            return Collections.nCopies(outcomes, 1);
        }
        List<Integer> written = filled.stream()
                .map(column -> numbers.getOrDefault(column.index(), 1))
                .toList();
        List<Integer> sorted = written.stream().distinct().sorted().toList();
        return written.stream().map(number -> sorted.indexOf(number) + 1).toList();
    }
}
