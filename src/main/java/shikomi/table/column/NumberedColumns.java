package shikomi.table.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.message.Numbers;

/**
 * Columns whose headings differ only in a running number: {@code hardness_1, hardness_2}, {@code n=1, n=2}, {@code 1回目, 2回目}.
 *
 * @param stem the common part of the headings without the number; may be empty
 */
public record NumberedColumns(String stem, List<Integer> columns) {
    /** A larger number of replicates is implausible; spectra have more columns. Set by judgement. */
    private static final int MOST_COLUMNS = 20;

    private static final String COUNTER = "(?:n|no|run|rep|replicate|trial|test|sample|meas|measurement)";
    private static final String NUMBER = "(\\d{1,2})";

    /** The forms of the number: at the end, before or after a unit in brackets, or in its own brackets. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?i)(.*?)[\\s_\\-.,:/]*[(\\[]?\\s*" + NUMBER + "\\s*(?:回目|回|本目|点目|枚目)\\s*[)\\]]?(.*)"),
            Pattern.compile("(?i)(.*?)(?<![\\p{L}])[(\\[]?\\s*" + COUNTER + "[\\s_.]*[=#:]?\\s*" + NUMBER
                    + "\\s*[)\\]]?(\\s*[(\\[].*)?"),
            Pattern.compile("(.*?)\\s*[(\\[]\\s*#?" + NUMBER + "\\s*[)\\]](\\s*[(\\[].*)?"),
            Pattern.compile("(.*?)[\\s_\\-.#]+" + NUMBER + "(\\s*[(\\[].*)?"),
            Pattern.compile("(.*\\p{L}{2})" + NUMBER + "(\\s*[(\\[].*)?"));

    private record Numbered(String stem, int number) {}

    /** The numbered columns of a table; headings with a missing or repeated number do not form a series. */
    static List<NumberedColumns> of(List<String> headings) {
        Map<String, TreeMap<Integer, Integer>> found = new LinkedHashMap<>();
        for (int column = 0; column < headings.size(); column++) {
            int at = column;
            numbered(headings.get(column))
                    .ifPresent(numbered -> found.computeIfAbsent(numbered.stem(), stem -> new TreeMap<>())
                            .merge(numbered.number(), at, (first, second) -> -1));
        }
        List<NumberedColumns> series = new ArrayList<>();
        found.forEach((stem, columns) -> {
            if (isSeries(columns)) {
                series.add(new NumberedColumns(stem, List.copyOf(columns.values())));
            }
        });
        return series;
    }

    /** Whether the numbers run from 0 or 1 without a gap, each for exactly one column. */
    private static boolean isSeries(SortedMap<Integer, Integer> columns) {
        boolean running = columns.firstKey() <= 1 && columns.lastKey() - columns.firstKey() == columns.size() - 1;
        return columns.size() > 1 && columns.size() <= MOST_COLUMNS && running && !columns.containsValue(-1);
    }

    /** The running number in a heading. */
    public static Optional<Integer> number(String heading) {
        return numbered(heading).map(Numbered::number);
    }

    private static Optional<Numbered> numbered(String heading) {
        String plain = Numbers.normal(heading.length() > 100 ? "" : heading);
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(plain);
            if (matcher.matches()) {
                String rest = matcher.group(3) == null ? "" : matcher.group(3);
                return Optional.of(new Numbered(
                        (matcher.group(1) + rest).strip().replaceAll("[\\s_\\-.,:/]+$", ""),
                        Integer.parseInt(matcher.group(2))));
            }
        }
        return Optional.empty();
    }
}
