package shikomi.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import shikomi.json.Json;
import shikomi.table.file.Csv;

/** The option for the format in which a command prints its answer. */
public final class Answer {
    @Option(names = "--format", paramLabel = "table|json|csv", description = "Output format (default: table).")
    private Format format = Format.TABLE;

    /** The formats: for people, for programs and for spreadsheets. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    /**
     * A table in two versions, for programs and for people.
     *
     * @param rows the cells under the keys, with numbers in plain notation
     * @param shown the cells under the header, with numbers rounded to a sensible number of digits
     */
    public record Table(List<String> keys, List<List<String>> rows, List<String> header, List<List<String>> shown) {
        /** A table with the same cells for both. */
        public Table(List<String> keys, List<String> header, List<List<String>> rows) {
            this(keys, rows, header, rows);
        }
    }

    /** Prints a table; in JSON format, prints {@code tree} instead. */
    public void print(PrintWriter out, Table table, JsonNode tree) {
        switch (format) {
            case TABLE -> out.print(AlignedColumns.aligned(table.header(), table.shown()));
            case CSV -> out.print(Csv.plain(table.keys(), table.rows()));
            case JSON -> out.print(Json.pretty(tree));
        }
        out.flush();
    }

    /** Prints a table; in JSON format, as a list of objects with string values. */
    public void print(PrintWriter out, Table table) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (List<String> row : table.rows()) {
            ObjectNode node = list.addObject();
            for (int i = 0; i < row.size(); i++) {
                node.put(table.keys().get(i), row.get(i));
            }
        }
        print(out, table, list);
    }

    public boolean isTable() {
        return format == Format.TABLE;
    }
}
