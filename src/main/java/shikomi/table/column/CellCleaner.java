package shikomi.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.table.file.Sheet;

/** Reads what people write into cells of numbers and choices, and says each time what was done. */
public final class CellCleaner {
    private static final Pattern REMARKED = Pattern.compile(
            "(?s)([<>]?\\s*[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*[(\\[]([^()\\[\\]]*\\p{L}[^()\\[\\]]*)[)\\]]");
    private static final Set<String> NOT_MEASURED = Set.of(
            "-",
            "–",
            "—",
            "ー",
            "/",
            "n/a",
            "na",
            "nan",
            "n.a.",
            "nd",
            "n.d.",
            "n.m.",
            "nm",
            "none",
            "null",
            "not measured",
            "未測定",
            "未評価",
            "評価なし",
            "測定なし",
            "なし",
            "不明",
            "測定不能",
            "評価不能",
            "測定せず",
            "*",
            "**",
            "?",
            "#n/a");

    private final Recipe recipe;
    private final List<ColumnGuess> used;

    public CellCleaner(Recipe recipe, Mapping mapping) {
        this.recipe = recipe;
        this.used = mapping.columns().stream()
                .filter(column -> column.meaning().kind() != Meaning.Kind.NONE)
                .toList();
    }

    /**
     * A row whose cells can be read.
     *
     * @param told what was done to them
     * @param remarks that stood beside numbers
     */
    public record Cleaned(Sheet.Row row, List<Message> told, List<String> remarks) {}

    public Cleaned clean(Sheet.Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        List<Message> told = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ColumnGuess column : used) {
            String cell = row.cell(column.index());
            if (cell.isEmpty()) {
                continue;
            }
            String clean = switch (column.meaning().kind()) {
                case OBJECTIVE -> measured(column, cell, told, remarks);
                case PARAMETER -> parameter(column, cell, told);
                case MONEY, HOURS, REPLICATE -> isNotMeasured(cell) ? "" : cell;
                case EXPERIMENT, DATE, BY, NOTE, NONE -> cell;
            };
            cells.set(column.index(), clean);
        }
        return new Cleaned(new Sheet.Row(row.line(), cells), told, remarks);
    }

    private static boolean isNotMeasured(String cell) {
        return NOT_MEASURED.contains(Numbers.normal(cell).toLowerCase(Locale.ROOT));
    }

    /** A text without a digit is no measurement and is set aside; one with digits is somebody's to correct. */
    private static String measured(ColumnGuess column, String cell, List<Message> told, List<String> remarks) {
        String normal = Numbers.normal(cell);
        Matcher remarked = REMARKED.matcher(normal);
        if (remarked.matches()) {
            told.add(Message.of("table.remark", column.header(), flat(cell), remarked.group(1), remarked.group(2)));
            remarks.add(column.meaning().name() + ": " + remarked.group(2));
            return remarked.group(1);
        }
        boolean unreadable = CellEntry.read(normal, column.meaning().unit()) instanceof CellEntry.Unreadable;
        if (isNotMeasured(cell) || (unreadable && normal.chars().noneMatch(Character::isDigit))) {
            told.add(Message.of("table.aside", column.header(), flat(cell)));
            return "";
        }
        return cell;
    }

    private String parameter(ColumnGuess column, String cell, List<Message> told) {
        Parameter parameter = recipe.space().parameter(column.meaning().name()).orElseThrow();
        return switch (parameter) {
            case Parameter.Choosing choosing -> {
                Optional<String> choice = choice(cell, choosing);
                choice.filter(option -> !Numbers.normal(option).equals(Numbers.normal(cell)))
                        .ifPresent(
                                option -> told.add(Message.of("table.read-as", column.header(), flat(cell), option)));
                yield choice.orElse(cell);
            }
            case Parameter.Context context -> {
                boolean number = context.unit() == null || Numbers.parse(cell).isPresent();
                if (!number && CellEntry.read(cell, context.unit()) instanceof CellEntry.Unreadable) {
                    told.add(Message.of("table.aside", column.header(), flat(cell)));
                }
                yield number || !(CellEntry.read(cell, context.unit()) instanceof CellEntry.Unreadable) ? cell : "";
            }
            case Parameter.Numeric ignored -> cell;
        };
    }

    /** The choice that a cell names: by its letters, or by its structure where choices are molecules. */
    static Optional<String> choice(String cell, Parameter.Choosing parameter) {
        String normal = Numbers.normal(cell);
        for (String option : parameter.options()) {
            if (Numbers.normal(option).equals(normal)) {
                return Optional.of(option);
            }
        }
        for (Map.Entry<String, String> notation : parameter.notations().entrySet()) {
            if (notation.getValue().strip().equals(normal)) {
                return Optional.of(notation.getKey());
            }
        }
        String key = NameSimilarity.key(cell);
        List<String> alike = parameter.options().stream()
                .filter(option -> !key.isEmpty() && NameSimilarity.key(option).equals(key))
                .toList();
        boolean isNumber = Numbers.parse(cell).isPresent(); // 1.0 and 10 have the same digits
        return alike.size() == 1 && !isNumber ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String flat(String cell) {
        String flat = cell.replaceAll("\\s+", " ");
        return flat.length() > 60 ? flat.substring(0, 60) + "…" : flat;
    }
}
