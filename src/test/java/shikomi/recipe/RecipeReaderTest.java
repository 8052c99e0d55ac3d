package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Parameter;

class RecipeReaderTest {
    private static final String LEAST = """
            recipe: 1
            name: least
            parameters:
              a: {kind: continuous, low: 0, high: 1}
              b: {kind: continuous, low: 0, high: 1}
            objectives:
              y: {goal: maximize}
            """;

    private static String example() throws IOException {
        try (InputStream in = RecipeReaderTest.class.getResourceAsStream("film-stability.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> problems(String text) {
        return RecipeReader.read("recipe.yaml", text).problems().stream()
                .map(p -> p.in(Language.EN))
                .toList();
    }

    @Test
    void the_whole_format_is_read() throws IOException {
        Recipe recipe = RecipeReader.read("recipe.yaml", example()).orElseThrow();
        assertThat(recipe.space().parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "Cs", "MA", "FA", "anneal", "dose", "spin", "solvent", "additive", "ligand", "材料１", "humidity");
        assertThat(((Parameter.Categorical) recipe.space().parameter("additive").orElseThrow()).choices())
                .containsExactly("A1", "A2", "NO", "010");
        assertThat(recipe.objectives())
                .extracting(Objective::goal)
                .containsExactly(
                        new Goal.Minimize(),
                        new Goal.Between(1.5, 1.7),
                        new Goal.Match(5, 0.2),
                        new Goal.AtMost(3),
                        new Goal.AtLeast(3));
        Cost cost = Objects.requireNonNull(recipe.cost());
        assertThat(cost.run()).isEqualTo(new Cost.Run(12000, 4, 48));
        assertThat(cost.budget()).isEqualTo(new Cost.Budget(600000.0, 4320.0));
        assertThat(recipe.sources().getFirst().columns().keySet()).containsExactly("Cs", "anneal", "instability");
        assertThat(recipe.files()).containsExactly("additives.csv", "sun-2021.csv", "own.csv");
        assertThat(Objects.requireNonNull(recipe.title()).in(Language.JA)).isEqualTo("膜の安定性");
    }

    @Test
    void what_is_written_reads_back_as_the_same_recipe() throws IOException {
        Recipe recipe = RecipeReader.read("recipe.yaml", example()).orElseThrow();
        String written = RecipeWriter.yaml(recipe);
        assertThat(RecipeReader.read("recipe.yaml", written)).isEqualTo(Reading.of(recipe));
        assertThat(RecipeWriter.yaml(RecipeReader.read("again", written).orElseThrow()))
                .isEqualTo(written);
    }

    @Test
    void json_of_the_same_shape_is_read() {
        String json = """
                {"recipe": 1, "name": "least",
                \t"parameters": {"a": {"kind": "continuous", "low": 0, "high": 1},
                "b": {"kind": "continuous", "low": 0, "high": 1.0}},
                "objectives": {"y": {"goal": "maximize", "unit": null}}}
                """;
        assertThat(RecipeReader.read("r.json", json).orElseThrow())
                .isEqualTo(RecipeReader.read("r.yaml", LEAST).orElseThrow());
    }

    @Test
    void all_mistakes_come_back_together_each_with_its_line() {
        assertThat(problems("""
                recipe: 1
                name: Least
                parametres: {}
                parameters:
                  a: {kind: continuous, low: 3, high: 1}
                  b: {kind: continous, low: 0, high: 1}
                constrains: []
                objectives:
                  y: {goal: maximise}
                """))
                .containsExactly(
                        "recipe.yaml:2: The name “Least” may contain only a-z, 0-9 and hyphens, and at most 64"
                                + " characters. Write a name such as film-stability; the title may contain any characters.",
                        "recipe.yaml:3: There is no key “recipe.parametres”. Did you mean “parameters”? Keys allowed here: "
                                + String.join(", ", RecipeReader.KEYS) + ".",
                        "recipe.yaml:5: “recipe.parameters.a” runs from 3 to 1. Make low smaller than high.",
                        "recipe.yaml:6: “recipe.parameters.b.kind” is “continous”, but it must be one of: continuous, discrete,"
                                + " categorical, molecule, context. Did you mean “continuous”?",
                        "recipe.yaml:7: There is no key “recipe.constrains”. Did you mean “constraints”? Keys allowed here: "
                                + String.join(", ", RecipeReader.KEYS) + ".",
                        "recipe.yaml:9: “recipe.objectives.y.goal” is “maximise”, but it must be one of: maximize, minimize."
                                + " Did you mean “maximize”?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "low: 0, high: 1} | low: zero, high: 1} | “recipe.parameters.a.low” must be a number, but it is “zero”. Write a number with a decimal point, such as 0.05.",
                "low: 0, high: 1} | low: [0], high: 1} | “recipe.parameters.a.low” must be a number, but it is a list.",
                "low: 0, high: 1} | low: .nan, high: 1} | “recipe.parameters.a.low” must be a number, but it is “.nan”.",
                "low: 0, high: 1} | high: 1} | “recipe.parameters.a” has no “low”. Add low.",
                "low: 0, high: 1} | low: 0, high: 1, scale: log} | has a log scale but starts at 0. Start above zero, or leave out scale: log.",
                "low: 0, high: 1} | low: 0, high: 1, step: 2} | has a step of 2 for a range from 0 to 1.",
                "low: 0, high: 1} | low: 0, high: 1, step: 1e-12} | has a step of 1 × 10⁻¹² for a range from 0 to 1.",
                "low: 0, high: 1} | low: 0, high: 1, step: -1} | is -1, but it must be above zero. Write a number above zero.",
                "recipe: 1 | recipe: 2 | “recipe.recipe” is not format version 1.",
                "recipe: 1 | recipe: 1.5 | must be a whole number from 1 to 2147483647, but it is 1.5.",
                "  b: | ｂ: &x | “&x” refers to another place in the file. Write out the value here.",
                "  b: | a: | The key “a” appears here and in line 4. Keep one of the two.",
                "  b: | ａ: | “recipe.parameters.ａ” and “a” are the same name. Rename one of them.",
                "  b: | note: | “recipe.parameters.note” uses a reserved column name. Reserved names",
                "a: {kind: continuous, low: | a: {knd: continuous, lo: | “recipe.parameters.a” has no kind. Add kind: with one of",
                "a: {kind: continuous, low: | a: {knd: continuous, lo: | There is no key “recipe.parameters.a.lo”. Did you mean “low”?",
                "kind: continuous, low: 0, high: 1 | kind: context | “recipe.parameters” contains nothing that the lab can vary.",
                "a: {kind: continuous, low: 0, high: 1} | '': {kind: context} | A column under “recipe.parameters.” has no name.",
                "a: {kind: continuous, low: 0, high: 1} | a: {kind: categorical, choices: []} | “recipe.parameters.a.choices” is empty. Add at least one entry.",
                "a: {kind: continuous, low: 0, high: 1} | a: {kind: categorical, choices: [A, Ａ]} | lists “Ａ” twice.",
                "a: {kind: continuous, low: 0, high: 1} | a: {kind: discrete, values: [1, 1.0]} | lists “1” twice.",
                "goal: maximize | goal: {between: [1, 2], tolerance: 1} | “recipe.objectives.y.goal.tolerance” has no effect without match",
                "goal: maximize | goal: {match: 1, at-least: 2} | has 2 goals; it must have exactly one. Write maximize, minimize, or one of",
                "goal: maximize | goal: {between: [2, 1]} | must be two numbers, the smaller one first, but it is a list.",
                "goal: maximize | goal: maximize, noise: 0 | “recipe.objectives.y.noise” is 0, but it must be above zero.",
                "goal: maximize | goal: maximize, unit: [] | must be text, but it is a list. Write text here, in quotes if it starts with a special character.",
            })
    void a_mistake_is_told_in_words(String right, String wrong, String words) {
        String trimmed = LEAST.replace(right.strip(), wrong.strip());
        assertThat(trimmed).isNotEqualTo(LEAST);
        assertThat(String.join("\n", problems(trimmed))).contains(words.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mixtures: {m: {components: [a], total: 1}} | has fewer than two components. List the parameters",
                "mixtures: {m: {components: [a, c], total: 1}} | refers to “c”, which is not a parameter. Did you mean",
                "mixtures: {m: {components: [a, a], total: 1}} | lists “a” twice. Remove one of the two.",
                "mixtures: {m: {components: [a, b], total: 1, active: [3]}} | must state how many of the 2 components may be",
                "mixtures: {m: {components: [a, b], total: 5}} | No experiment satisfies all limits. These limits conflict; dropping"
                        + " any one of them makes experiments possible: “a” is at most 1; “b” is at most 1; mixture “m”:"
                        + " a + b = 5. Relax one of them.",
                "mixtures: [] | “recipe.mixtures” must be a group of keys, but it is a list.",
                "constraints: {} | “recipe.constraints” must be a list, but it is a group of keys.",
                "constraints: [a + c <= 1] | The constraint uses “c”, which is not a parameter that the lab sets.",
                "constraints: [a + b] | The constraint “a + b” needs exactly one of <=, >=, = and !=.",
                "constraints: [{when: a > 1}] | “recipe.constraints” has no “rule”. Add rule.",
                "mixtures: {m: {components: [a, y], total: 1}} | refers to “y”, which is not a parameter. Did you mean “a”?",
                "batch: {same: [y]} | “recipe.batch.same” refers to “y”, which is not a parameter. Did you mean “a”?",
                "batch: {same: [a, a]} | “recipe.batch.same” lists “a” twice. Remove one of the two.",
                "cost: {currency: XXX} | There is no currency “XXX”.",
                "cost: {currency: JPY, size: 0 g} | “recipe.cost.size” is 0, but it must be above zero.",
                "sources: {s: {kind: patent, file: f, columns: {a: x, ａ: z}}} | lists “a” twice.",
                "sources: {s: {kind: patent, file: f, columns: {c: x}}} | refers to “c”, which is neither a parameter nor an objective.",
                "sources: {s: {kind: patent, fiel: f}} | There is no key “recipe.sources.s.fiel”. Did you mean “file”?",
                "mixtures: {m: {components: [a, b], total: 1, active: [2]}} | “recipe.mixtures.m.active” must state how many of the 2"
                        + " components may be above zero. Write [fewest, most], such as [1, 2].",
                "cost: {currency: JPY, run: 3} | Write key: value on indented lines below it, or {key: value}.",
                "batch: {size: 1.5} | Write a whole number from 1 to 1000.",
                "title: {} | “recipe.title” has no text. Write the text, or one version under en and one under ja.",
                "cost: {run: {money: 1}} | “recipe.cost” has no “currency”.",
                "cost: {currency: YEN} | There is no currency “YEN”. Write its three-letter code, such as JPY, EUR or USD.",
                "cost: {currency: JPY, run: {money: -1}} | “recipe.cost.run.money” is -1, which is below 0. Write 0 or more.",
                "cost: {currency: JPY, run: {hands-on: 4}} | must be a number with a unit, but it is “4”. Write it like this: 4 h",
                "cost: {currency: JPY, run: {hands-on: 4 g}} | is 4 g, which is a different kind of quantity from 4 h.",
                "cost: {currency: JPY, labour: 5 per kg} | is a price per kg, which is not a unit of time. Write it like this: 5000 per h",
                "cost: {currency: JPY, size: 1 g, materials: {a: 5}} | must be a price, but it is “5”. Write it like this: 900 per g",
                "cost: {currency: JPY, materials: {a: 5 per g}} | has materials but no size.",
                "cost: {currency: JPY, balance: 1 mL} | “recipe.cost.balance” is 1 mL, which is a different kind of quantity from 0.001 g.",
                "cost: {currency: JPY, balance: 0 g} | “recipe.cost.balance” is 0, but it must be above zero.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {purity: 98}}} | “recipe.cost.materials.a.purity” must be a purity,"
                        + " but it is “98”. Write a fraction above 0 and up to 1, or a percentage: 0.98 or 98 %.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {purity: 0 %}}} | must be a purity, but it is “0 %”.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {purity: 0.9, stock: 2 mol/L}}} | “recipe.cost.materials.a.purity”"
                        + " cannot be combined with a stock solution. Remove it: the concentration already counts the pure substance only.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {stock: 2 h}}} | is 2 h, which is not a concentration. Write 2 mol/L,"
                        + " or use g/L, wt% or vol%.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {stock: 0 mol/L}}} | “recipe.cost.materials.a.stock” is 0, but it must be above zero.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {solvent: b}}} | needs a stock solution in that solvent."
                        + " Add stock: with the concentration, or remove the solvent.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {stock: 1 g/L, solvent: a}}} | refers to “a”, which itself comes from a"
                        + " stock solution. Use a parameter that is added as it is, or leave out the solvent.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {stock: 1 g/L, solvent: z}}} | refers to “z”, which is neither",
                "cost: {currency: JPY, size: 1 g, materials: {a: {molar-mass: 5 g}}} | is 5 g, which is a different kind of quantity from 187.07 g/mol.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {price: 5}}} | “recipe.cost.materials.a.price” must be a price, but it is",
                "cost: {currency: JPY, size: 1 g, materials: {a: {hazard: {}}}} | “recipe.cost.materials.a.hazard” has no text.",
                "cost: {currency: JPY, size: 1 g, materials: {a: {purty: 1}}} | There is no key “recipe.cost.materials.a.purty”."
                        + " Did you mean “purity”?",
                "cost: {currency: JPY, size: 1 g, materials: {y: 5 per g}} | refers to “y”, which is not a number that the lab sets.",
                "batch: {size: 0} | must be a whole number from 1 to 1000, but it is 0.",
                "sources: {s: {kind: book, file: f}} | is “book”, but it must be one of: literature, patent, database, project.",
                "combine: sum | is “sum”, but it must be one of: pareto, desirability. Check the spelling.",
                "recipe: 1 | The key “recipe” appears here and in line 1.",
                "results: !!str own.csv | “!tag:yaml.org,2002:str” is a YAML tag; recipes do not use tags.",
                "x: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}} | nested more than 12 levels deep.",
            })
    void a_mistake_in_an_optional_part_is_told_in_words(String line, String words) {
        assertThat(String.join("\n", problems(LEAST + line.strip() + "\n"))).contains(words.strip());
    }

    @Test
    void a_recorded_parameter_cannot_be_shared_by_a_batch() {
        assertThat(problems(LEAST.replace("  b: {kind: continuous, low: 0, high: 1}", "  b: {kind: context}")
                        + "batch: {same: [b]}\n"))
                .containsExactly(
                        "recipe.yaml:8: “recipe.batch.same” refers to “b”, which the lab records with the result but does not"
                                + " set. Use a parameter that the lab sets.");
    }

    @Test
    void a_text_that_is_longer_than_any_recipe_is_refused() {
        assertThat(problems(LEAST + "#" + "x".repeat(1_000_000)))
                .containsExactly("recipe.yaml:1: The recipe has more than 1000000 characters."
                        + " Use the recipe itself; data tables belong in their own files.");
    }

    @Test
    void limits_in_conflict_are_told_at_the_last_of_their_lines() {
        assertThat(RecipeReader.read("r", LEAST + """
                                mixtures:
                                  m: {components: [a, b], total: 1}
                                constraints:
                                  - a <= 2
                                  - a + b >= 1.5
                                  - b <= 2
                                """).problems())
                .extracting(Problem::place)
                .containsExactly("r:12");
    }

    @Test
    void a_title_in_one_or_two_languages_stands_for_the_name() {
        Recipe recipe = RecipeReader.read(
                        "recipe.yaml",
                        LEAST.replace("high: 1}\n  b", "high: 1, title: {en: Cement, ja: セメント}}\n  b")
                                .replace("maximize}", "maximize, title: Strength}"))
                .orElseThrow();
        assertThat(recipe.title("a").in(Language.JA)).isEqualTo("セメント");
        assertThat(recipe.title("a").in(Language.EN)).isEqualTo("Cement");
        assertThat(recipe.title("b").in(Language.JA)).isEqualTo("b");
        assertThat(recipe.primary().heading(Language.JA)).isEqualTo("Strength");
    }

    @Test
    void a_title_that_is_the_name_or_the_title_of_something_else_is_a_problem() {
        assertThat(problems(LEAST.replace("high: 1}\n  b", "high: 1, title: b}\n  b")))
                .containsExactly(
                        "recipe.yaml:4: “recipe.parameters.a.title”: the title “b” is also the name or title of “b”."
                                + " Give it another title.");
        assertThat(problems(LEAST.replace("high: 1}\n  b", "high: 1, title: B}\n  b")))
                .as("capitals do not tell two headings apart")
                .hasSize(1);
        assertThat(problems(LEAST.replace("maximize}", "maximize, title: {ja: Date}}")))
                .singleElement()
                .asString()
                .contains("reserved column name");
    }
}
