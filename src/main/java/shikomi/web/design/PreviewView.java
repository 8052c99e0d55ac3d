package shikomi.web.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.store.Hash;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.WordCells;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Mapping;
import shikomi.table.column.TwoReadings;
import shikomi.table.file.CellGrid;
import shikomi.table.result.Preview;
import shikomi.web.Page;

/** The texts of the preview page. */
public final class PreviewView {
    /**
     * The largest number of rows that a page lists, beginning with those that need an answer. Set by judgement, to
     * keep the page fast.
     */
    private static final int MOST_ROWS = 300;

    /** The largest number of columns shown with drop-down lists. Set by judgement. */
    private static final int MOST_SELECTS = 150;

    /** The number of different words that the question about a column names; each row names its own. */
    private static final int MOST_WORDS = 4;

    /** Longer words are shortened in the question and in its answers, one of which fits into a column of the page. */
    private static final int LONGEST_WORD = 12;

    private final Page page;
    private final Campaign campaign;
    private final Import table;
    private final Preview preview;

    PreviewView(Page page, Campaign campaign, Import table, Preview preview) {
        this.page = page;
        this.campaign = campaign;
        this.table = table;
        this.preview = preview;
    }

    /** A column with its drop-down lists. */
    public record Column(
            int index,
            String header,
            String meaning,
            String unit,
            List<String> units,
            String sureness,
            boolean guess,
            @Nullable String conversion,
            String reading,
            Map<String, String> readings,
            String words,
            Map<String, String> wordMeanings,
            List<String> warnings) {}

    public boolean isNormalised() {
        return table.choice().layout().shape().composition().normalised();
    }

    /** A way to read the table that is offered: the reason, the label of its button, and what the button sends. */
    public record Offer(String words, String button, String value) {}

    /** A row with its verdict and the answers it allows. */
    public record Line(
            int line,
            String label,
            List<String> cells,
            String mark,
            String verdict,
            List<String> notes,
            Map<String, String> answers,
            String answer) {}

    public String name() {
        return table.book().name();
    }

    public int sheet() {
        return table.choice().layout().grid();
    }

    /** The hash of the content shown. If the content has changed by the time it is saved, it is shown again first. */
    public String shown() {
        return Hash.of(table.shown());
    }

    /** The hash of the headings shown. The choices in the form hold for a table with these headings. */
    public String headings() {
        return Hash.of(Mapping.signature(table.choice().layout()));
    }

    public ShapeView shape() {
        return new ShapeView(
                page,
                table.choice().layout(),
                table.shape(),
                table.remembered(),
                campaign.recipe().space());
    }

    public List<Offer> offers() {
        return table.offers(campaign, preview).stream()
                .map(offer -> new Offer(
                        page.w(offer.words()),
                        page.w("preview.offer." + offer.kind()),
                        offer.kind() + "=" + offer.fields().get(offer.kind())))
                .toList();
    }

    public Map<String, String> sheets() {
        Map<String, String> sheets = new LinkedHashMap<>();
        for (int i = 0;
                table.book().grids().size() > 1 && i < table.book().grids().size();
                i++) {
            var grid = table.book().grids().get(i);
            sheets.put(
                    Integer.toString(i),
                    page.w(
                            "preview.sheet-option",
                            grid.name().isEmpty() ? name() : grid.name(),
                            grid.lines().size()));
        }
        return sheets;
    }

    /** The meanings that a column can have: codes and labels. */
    public Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(ColumnMeaning.NONE.code(), UploadPages.words(page, ColumnMeaning.NONE));
        ColumnMeaning.of(campaign.recipe()).forEach(m -> meanings.put(m.code(), UploadPages.words(page, m)));
        return meanings;
    }

    /** The used columns in the order of the file, then as many of the others as the page has room for. */
    public List<Column> columns() {
        List<ColumnGuess> all = new ArrayList<>(table.mapping().columns());
        all.sort(Comparator.comparing((ColumnGuess column) -> column.meaning().equals(ColumnMeaning.NONE)));
        return all.stream().limit(MOST_SELECTS).map(this::column).toList();
    }

    private Column column(ColumnGuess column) {
        Optional<TwoReadings> asked = TwoReadings.of(table.choice().layout().sheet(), column, campaign.recipe());
        List<Message> warnings = new ArrayList<>(column.warnings());
        asked.filter(question -> column.notation().reading().isEmpty())
                .ifPresent(question -> warnings.addFirst(question.question()));
        List<String> words = words(column);
        if (!words.isEmpty() && column.notation().words() == MissingWords.OPEN) {
            warnings.addFirst(Message.of("table.words-open", column.header(), listed(words, MOST_WORDS)));
        }
        return new Column(
                column.index(),
                column.header(),
                column.meaning().code(),
                column.unit(),
                table.mapping().units(column),
                page.w("preview." + sureness(column)),
                column.sureness().isGuess(),
                column.conversion(),
                column.notation().reading(),
                asked.map(this::readings).orElse(Map.of()),
                column.notation().words().code(),
                words.isEmpty() ? Map.of() : meanings(words),
                warnings.stream().map(page::w).toList());
    }

    /** The words in a measured column that may mean a failed experiment. */
    private List<String> words(ColumnGuess column) {
        return column.meaning().kind() == ColumnMeaning.Kind.OBJECTIVE
                ? WordCells.of(
                        table.choice().layout().sheet(),
                        column.index(),
                        column.meaning().unit(),
                        column.notation().decimal())
                : List.of();
    }

    private static String listed(List<String> words, int most) {
        String listed = words.stream()
                .limit(most)
                .map(word -> "“" + (word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word) + "”")
                .collect(Collectors.joining(", "));
        return words.size() > most ? listed + ", …" : listed;
    }

    private Map<String, String> meanings(List<String> words) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (MissingWords meaning : MissingWords.values()) {
            String key = meaning == MissingWords.OPEN ? "open" : meaning.code();
            meanings.put(meaning.code(), page.w("preview.words." + key, listed(words, 1)));
        }
        return meanings;
    }

    private Map<String, String> readings(TwoReadings asked) {
        Map<String, String> readings = new LinkedHashMap<>();
        readings.put("", page.w("preview.reading.open"));
        asked.options().forEach(option -> readings.put(option.notation().code(), page.w(option.words())));
        return readings;
    }

    private static String sureness(ColumnGuess column) {
        return switch (column.sureness()) {
            case EXACT, NORMALISED -> "certain";
            case WORDS, VALUES -> "guessed";
            case REMEMBERED -> "remembered";
            case CHOSEN -> "chosen";
            case UNUSED -> "unused";
        };
    }

    /** The label of a unit in its drop-down list. */
    public String unit(Column column, String unit) {
        ColumnMeaning meaning =
                ColumnMeaning.of(campaign.recipe(), column.meaning()).orElse(ColumnMeaning.NONE);
        if (unit.equals(ColumnGuess.OPEN_UNIT)) {
            return page.w("preview.unit-open");
        }
        return !unit.isEmpty()
                ? unit
                : meaning.unit() == null
                        ? page.w("preview.as-is")
                        : meaning.unit().label();
    }

    /** The notes to read before saving. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<ColumnMeaning> missing = table.mapping().missing(campaign.recipe());
        if (!missing.isEmpty()) {
            notes.add(page.w(
                    "preview.missing",
                    missing.stream().map(meaning -> page.w(meaning.title())).toList()));
        }
        List<Message> messages = new ArrayList<>(
                table.choice().notes().stream().filter(this::isOfUse).toList());
        table.mapping().columns().stream()
                .flatMap(column -> column.warnings().stream())
                .filter(warning -> warning.key().equals("table.guess.not-used"))
                .forEach(messages::add);
        messages.addAll(preview.findings());
        messages.forEach(message -> notes.add(page.w(message)));
        return notes;
    }

    /** Whether a note concerns what is read: one on hidden columns does only if one of them is used. */
    private boolean isOfUse(Message note) {
        if (!note.key().equals("table.hidden-columns")
                || table.choice().layout().turned()) {
            return true;
        }
        List<String> hidden = List.of(String.valueOf(note.arguments().getLast()).split(", ", -1));
        return hidden.stream().anyMatch(letters -> !letters.matches("[A-Z]+"))
                || used().stream().anyMatch(column -> hidden.contains(CellGrid.letters(column.index() + 1)));
    }

    /** The headings of the columns that are used. */
    public List<String> header() {
        return used().stream().map(ColumnGuess::header).toList();
    }

    private List<ColumnGuess> used() {
        return table.mapping().columns().stream()
                .filter(column -> !column.meaning().equals(ColumnMeaning.NONE))
                .toList();
    }

    public List<Line> rows() {
        return preview.rows().stream()
                .sorted(Comparator.comparing((Preview.Row row) -> isDone(row)))
                .limit(MOST_ROWS)
                .map(this::line)
                .toList();
    }

    private static boolean isDone(Preview.Row row) {
        return row.answers().isEmpty() && row.state() != Preview.State.UNREADABLE;
    }

    /** Whether answers to rows change the number of rows that are saved after the page was made. */
    public boolean isChoosable() {
        return preview.rows().stream().anyMatch(row -> !row.answers().isEmpty());
    }

    /** The label of the button that saves the rows, with their number. */
    public String store() {
        return preview.saved() > 0 ? page.w("preview.store", preview.saved()) : page.w("preview.none");
    }

    public int unlisted() {
        return Math.max(0, preview.rows().size() - MOST_ROWS);
    }

    private Line line(Preview.Row row) {
        return new Line(
                row.line(),
                row.label(),
                used().stream().map(column -> cell(row, column.index())).toList(),
                mark(row),
                page.w(row.words()),
                row.notes().stream().map(page::w).toList(),
                answers(row),
                row.answer().name());
    }

    private static String cell(Preview.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    private Map<String, String> answers(Preview.Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        row.answers()
                .forEach(answer -> answers.put(
                        answer.name(),
                        answer.fix() >= 0
                                ? page.w("preview.fix", row.fixes().get(answer.fix()))
                                : page.w("preview." + answer.name().toLowerCase(Locale.ROOT))));
        return answers;
    }

    private static String mark(Preview.Row row) {
        return switch (row.state()) {
            case NEW, REPLICATE -> "✓";
            case FAR, LEFT -> "?";
            case SAME -> "=";
            case NOTHING -> "–";
            case UNKNOWN, DIFFERS, UNREADABLE -> "✗";
        };
    }
}
