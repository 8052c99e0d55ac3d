package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shikomi.cli.terminal.CommandFailure;
import shikomi.message.Language;
import shikomi.message.Problem;

class BenchCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<String> refusals(Language language, String... arguments) {
        List<Problem> problems = new ArrayList<>();
        new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    problems.addAll(((CommandFailure) failure).problems());
                    return Main.WRONG_INPUT;
                })
                .execute(arguments);
        return problems.stream().map(problem -> problem.in(language)).toList();
    }

    @Test
    void tables_of_several_labs_are_asked_for() {
        String[] arguments = {"sources", folder.toString()};
        assertThat(refusals(Language.EN, arguments))
                .containsExactly(folder
                        + ": This folder contains no table with results of several labs, one of them with 20 rows"
                        + " or more. Each table is a folder with data.csv and dataset.json. In dataset.json, “kind” is"
                        + " “multi-source” and “source_column” names the column of the lab.");
        assertThat(refusals(Language.JA, arguments))
                .containsExactly(folder + ": このフォルダーには、20 行以上ある研究室を含む、複数の研究室の表がありません。"
                        + " 表は data.csv と dataset.json を持つフォルダーです。dataset.json の「kind」を「multi-source」とし、"
                        + "「source_column」に研究室の列名を書いてください。");
    }

    @Test
    void counts_are_at_least_one() {
        assertThat(refusals(Language.EN, "sources", folder.toString(), "--tasks", "0"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).startsWith("--tasks: "));
        assertThat(refusals(Language.EN, "sources", folder.toString(), "--seeds", "0"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).startsWith("--seeds: "));
    }
}
