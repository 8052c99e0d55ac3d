package shikomi.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shikomi.chart.Html;

/** A self-contained HTML file: headings, paragraphs, tables and charts, in the order in which they are added. */
public final class Report {
    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>TITLE</title><style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2b2b}
            table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
            td,th{padding:.2rem .7rem;text-align:right;border-bottom:1px solid #cfdada}
            td:first-child,th:first-child,td:nth-child(2),th:nth-child(2){text-align:left}
            figure{margin:1rem 0;overflow-x:auto}</style>
            <h1>TITLE</h1>
            """;

    private final StringBuilder html = new StringBuilder();
    private int charts;

    public Report(String title) {
        html.append(HEAD.replace("TITLE", escaped(title))).append(Html.library());
    }

    public Report heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    public Report paragraph(String text) {
        html.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    public Report table(List<String> header, List<List<String>> rows) {
        html.append("<table><thead>");
        row("th", header);
        html.append("</thead><tbody>");
        rows.forEach(row -> row("td", row));
        html.append("</tbody></table>\n");
        return this;
    }

    private void row(String tag, List<String> cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        html.append("</tr>");
    }

    public Report chart(ObjectNode options) {
        html.append("<figure>")
                .append(Html.place(options, "chart" + charts++, 720, 360))
                .append("</figure>\n");
        return this;
    }

    public void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Files.writeString(file, html + "</html>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
