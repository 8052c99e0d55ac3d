package shikomi.bench;

import java.io.IOException;
import java.nio.file.Path;

/** The report on whether external data help without hurting: real labs and synthetic sources in one file. */
public record SourcesReport(LabReport labs, SyntheticReport made) {
    public void write(Path file, String protocol) throws IOException {
        Report report = new Report("Shikomi with external data");
        report.paragraph(protocol);
        labs.write(report);
        made.write(report);
        report.write(file);
    }
}
