package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;
import shikomi.message.Problem;
import shikomi.recipe.Recipe;
import shikomi.source.SourceRows;
import shikomi.space.Parameter;

class LabFolderTest {
    @TempDir
    private Path folder = Path.of("");

    /** Inputs that differ, are constant, or hardly told; a blend with a constant component; labs of 25, 5 and 22 rows. */
    private void blends() throws IOException {
        StringBuilder data = new StringBuilder("paper,p,q,r,heat,age,grain,kind,hard,tough\n");
        for (int row = 0; row < 52; row++) {
            String paper = row < 25 ? "X" : row < 30 ? "Y" : "Z";
            double p = 0.1 + 0.01 * (row % 30);
            data.append(String.join(
                            ",",
                            paper,
                            Double.toString(p),
                            Double.toString(0.8 - p),
                            row % 2 == 0 ? "0.2" : "0.20",
                            row == 3 || row == 27 ? "" : Integer.toString(100 + row),
                            "28",
                            row % 5 == 0 ? "4" : "",
                            row % 2 == 0 ? "cast" : "rolled",
                            row == 40 ? "" : Integer.toString(500 + row * row),
                            row < 25 ? "7" : ""))
                    .append('\n');
        }
        ManyLabs.write(folder, "blends", """
                {"kind": "multi-source", "source_column": "paper", "file": "data.csv",
                 "inputs": [{"column": "paper", "kind": "categorical"},
                   {"column": "p", "kind": "continuous", "low": 0, "high": 0.8},
                   {"column": "q", "kind": "continuous", "low": 0, "high": 0.9},
                   {"column": "r", "kind": "continuous", "low": 0, "high": 1},
                   {"column": "heat", "kind": "continuous", "low": null, "high": null},
                   {"column": "age", "kind": "continuous", "low": 28, "high": 28},
                   {"column": "grain", "kind": "continuous", "low": 1, "high": 9},
                   {"column": "kind", "kind": "categorical"}],
                 "outputs": [{"column": "hard", "goal": "maximize"}, {"column": "tough", "goal": "maximize"},
                   {"column": "age", "goal": null}],
                 "mixture": {"columns": ["p", "q", "r"], "sum": 1}}
                """, data.toString());
    }

    @Test
    void inputs_are_those_that_differ_and_are_told_but_never_the_lab() throws IOException {
        blends();
        Recipe recipe = LabFolder.read(folder, 8).tasks().getFirst().recipe();
        assertThat(recipe.space().parameters()).extracting(Parameter::name).containsExactly("p", "q", "heat", "kind");
        assertThat(recipe.space().freeDirections())
                .as("p and q share what r leaves")
                .isEqualTo(3);
        assertThat(recipe.space().mixtures().getFirst().total()).isEqualTo(0.8);
        assertThat(recipe.space().parameter("q"))
                .hasValueSatisfying(q -> assertThat(q).extracting("high").isEqualTo(0.9));
        assertThat(recipe.space().parameter("heat"))
                .hasValueSatisfying(heat -> assertThat(heat).extracting("high").isEqualTo(151.0));
    }

    @Test
    void a_lab_has_twenty_whole_rows_and_all_others_are_its_source() throws IOException {
        blends();
        LabFolder read = LabFolder.read(folder, 8);
        assertThat(read.unread()).isEmpty();
        assertThat(read.tasks())
                .as("tough is always 7")
                .extracting(LabTask::lab)
                .containsExactly("X", "Z");
        LabTask first = read.tasks().getFirst();
        assertThat(first.own()).as("one row has no heat").hasSize(24);
        SourceRows others = first.sources().all().getFirst();
        assertThat(others.rows())
                .as("all with a hardness, with heat or without")
                .hasSize(26);
        assertThat(others.rows()).extracting(SourceRows.Row::group).containsOnly("Y", "Z");
        assertThat(others.rows())
                .filteredOn(row -> row.made().values().containsKey("heat"))
                .hasSize(25);
    }

    @Test
    void what_the_lab_found_is_not_told_by_others() throws IOException {
        ManyLabs.waves(folder, 2, 20);
        LabTask task = LabFolder.read(folder, 8).tasks().getFirst();
        assertThat(task.sources().all().getFirst().rows()).hasSize(20);
        LabTask copied = new LabTask(
                task.data(),
                task.lab(),
                task.recipe(),
                LabFolder.read(folder, 8).tasks().get(1).own(),
                task.others());
        assertThat(copied.sources().all().getFirst().rows()).isEmpty();
    }

    @Test
    void at_most_so_many_labs_are_taken_evenly() throws IOException {
        ManyLabs.waves(folder, 7, 20);
        assertThat(LabFolder.read(folder, 3).tasks()).extracting(LabTask::lab).containsExactly("L0", "L2", "L4");
        assertThat(LabFolder.read(folder, 9).tasks()).hasSize(7);
    }

    @Test
    void what_cannot_be_read_is_told_and_the_others_run() throws IOException {
        ManyLabs.waves(folder, 2, 20);
        ManyLabs.write(folder, "broken", "{\n\"kind\": ]", "a\n1\n");
        ManyLabs.write(folder, "pool", "{\"kind\": \"pool\", \"source_column\": null}", "a\n1\n");
        ManyLabs.write(folder, "renamed", """
                {"kind": "multi-source", "source_column": "lab", "inputs": [{"column": "aa", "kind": "continuous"}],
                 "outputs": [{"column": "y", "goal": "maximize"}]}
                """, "lab,a,y\nX,1,2\n");
        LabFolder read = LabFolder.read(folder, 8);
        assertThat(read.tasks()).hasSize(2);
        assertThat(said(read.unread(), Language.EN))
                .satisfiesExactly(
                        broken -> assertThat(broken)
                                .startsWith(
                                        "broken/dataset.json:2: The description of the data set is not valid JSON: Unexpected")
                                .endsWith("Correct the JSON at this place."),
                        renamed -> assertThat(renamed)
                                .startsWith("renamed/data.csv: There is no column “aa”.")
                                .endsWith("Columns here: lab, a, y."));
        assertThat(said(read.unread(), Language.JA).getFirst())
                .startsWith("broken/dataset.json:2: データセットの説明が正しい JSON ではありません: ")
                .endsWith("その箇所の JSON を直してください。");
    }

    private static List<String> said(List<Problem> problems, Language language) {
        return problems.stream().map(problem -> problem.in(language)).toList();
    }
}
