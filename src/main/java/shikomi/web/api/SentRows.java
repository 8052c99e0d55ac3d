package shikomi.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shikomi.json.Json;
import shikomi.message.Problem;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** Rows in a request, each an object with a value for each column, as a table within the limits of files. */
final class SentRows {
    private SentRows() {}

    /** @param place the key of the rows, shown in problems */
    static Sheet read(String place, JsonNode rows) {
        if (!rows.isArray()) {
            throw ProblemDetails.of(422, place, "web.api.no-rows", place);
        }
        checkSize(place, rows);
        List<Map<String, String>> table = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (JsonNode row : rows) {
            String line = place + ":" + (table.size() + 1);
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties().forEach(cell -> {
                String text = text(line, cell.getKey(), cell.getValue());
                cells.put(cell.getKey(), text);
                if (cell.getValue().isNumber()) {
                    numbers.add(text);
                }
            });
            table.add(cells);
        }
        return Sheets.of(place, table, numbers);
    }

    /** Checks the size before the table is allocated: each row gets a cell for each column that any row has. */
    private static void checkSize(String place, JsonNode rows) {
        Set<String> columns = new LinkedHashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isObject()) {
                throw ProblemDetails.of(422, place + ":" + (i + 1), "web.api.no-rows", place);
            }
            rows.get(i).fieldNames().forEachRemaining(columns::add);
            Sheets.tooLarge(place, i + 1, columns.size()).ifPresent(SentRows::refuse);
        }
    }

    private static void refuse(Problem problem) {
        throw new ProblemDetails(422, List.of(problem));
    }

    private static String text(String place, String column, JsonNode value) {
        if (value.isContainerNode()) {
            throw ProblemDetails.of(422, place + "." + column, "web.api.no-cell", brief(Json.text(value)));
        }
        String text =
                value.isNull() ? "" : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        if (text.length() > Sheets.LONGEST_CELL) {
            throw ProblemDetails.of(422, place + "." + column, "web.api.long-cell", text.length(), Sheets.LONGEST_CELL);
        }
        return text;
    }

    private static String brief(String json) {
        return json.length() > 100 ? json.substring(0, 100) + "…" : json;
    }
}
