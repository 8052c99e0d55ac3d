package shikomi.table.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/**
 * What the number format of a cell says about its number. A spreadsheet stores 55 % as 0.55, half past two as 0.104 and
 * a day as a count of days, and may show 12 as "&lt;12" and 0 as "n.d."; a person sees and means what the format shows.
 * Digits that the format hides are kept.
 *
 * @param sections one section, or one each for some range of numbers
 */
record NumberFormat(List<FormatSection> sections) {
    private static final MathContext DOUBLE_DIGITS = new MathContext(15);

    /** Numbers with more zeros than this, such as 1E+999999999, are not written out in full. */
    private static final int MOST_ZEROS = 400;

    NumberFormat {
        sections = List.copyOf(sections);
    }

    /**
     * The format of a cell.
     *
     * @param id the number of a built-in format, used where there is no code
     */
    static NumberFormat of(@Nullable String code, @Nullable Integer id) {
        if (code == null || code.isBlank()) {
            return new NumberFormat(List.of(id == null ? FormatSection.PLAIN : FormatSection.builtIn(id)));
        }
        List<FormatSection> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            quoted ^= c == '"';
            if (c == '\\' && !quoted && i + 1 < code.length()) {
                section.append(c).append(code.charAt(++i));
            } else if (c == ';' && !quoted) {
                sections.add(FormatSection.of(section.toString()));
                section.setLength(0);
            } else {
                section.append(c);
            }
        }
        sections.add(FormatSection.of(section.toString()));
        return new NumberFormat(sections);
    }

    /**
     * The text that a stored number stands for: {@code 55%}, {@code 2024-05-01}, {@code 2:30}, {@code 12.5}.
     *
     * @param from1904 whether the workbook counts its days from 1904
     */
    String text(String raw, boolean from1904) {
        Optional<Double> number = Numbers.parse(raw);
        if (number.isEmpty()) {
            return plain(raw);
        }
        int section = section(number.get());
        boolean own = section == 1 && sections.get(0).condition().isEmpty();
        return sections.get(section).text(raw, number.get(), own, from1904);
    }

    /** The index of the section that shows a number: the first whose condition it meets, or that of its sign. */
    private int section(double value) {
        int numeric = Math.min(sections.size(), 3); // the fourth is for text
        boolean signs =
                sections.stream().allMatch(section -> section.condition().isEmpty());
        if (signs) {
            return value < 0 && numeric > 1 ? 1 : value == 0 && numeric > 2 ? 2 : 0;
        }
        OptionalInt met = IntStream.range(0, numeric)
                .filter(i ->
                        sections.get(i).condition().map(c -> c.isMet(value)).orElse(false))
                .findFirst();
        boolean below = numeric > 2 && value < 0 && sections.get(1).condition().isEmpty();
        return met.orElse(below ? 1 : numeric - 1);
    }

    /**
     * The number rounded to 15 digits, because a spreadsheet computes with 15 digits and writes 17: {@code
     * 0.30000000000000004} was entered as 0.3.
     */
    static String plain(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw.strip()).round(DOUBLE_DIGITS).stripTrailingZeros();
            return Math.abs((long) number.scale()) > MOST_ZEROS ? raw : number.toPlainString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }
}
