package shikomi.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.message.Text;
import shikomi.space.Conflict;
import shikomi.space.Constraint;
import shikomi.space.Restriction;
import shikomi.space.Space;

/** Reads a recipe from its text. All errors are returned at once, each with its line. */
public final class RecipeReader {
    static final List<String> KEYS = List.of(
            "recipe",
            "name",
            "title",
            "question",
            "parameters",
            "mixtures",
            "constraints",
            "objectives",
            "combine",
            "cost",
            "batch",
            "sources",
            "results",
            "pool");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Findings findings;
    private final Section root;

    private RecipeReader(Findings findings, Section root) {
        this.findings = findings;
        this.root = root;
    }

    /**
     * Reads a recipe in YAML, or in JSON of the same structure.
     *
     * @param place the name of the file, shown in problems
     */
    public static Reading<Recipe> read(String place, String text) {
        return read(place, text, file -> true, source -> false);
    }

    /** Reads a recipe that was stored, also by a release that did not look at its characters. */
    public static Reading<Recipe> stored(String place, String text) {
        Findings findings = new Findings(place);
        return read(findings, NodeParser.parse(text, findings), file -> true, source -> false);
    }

    /**
     * Reads a recipe and checks its files; a missing file is a problem, unless it belongs to a source whose file is
     * elsewhere.
     */
    static Reading<Recipe> read(String place, String text, Predicate<String> exists, Predicate<String> elsewhere) {
        Findings findings = new Findings(place);
        return read(findings, NodeParser.checked(text, findings), exists, elsewhere);
    }

    private static Reading<Recipe> read(
            Findings findings, Optional<Node> root, Predicate<String> exists, Predicate<String> elsewhere) {
        Optional<Recipe> recipe = root.map(node -> new Item("recipe", "recipe", node.line(), node, findings))
                .flatMap(item -> new RecipeReader(findings, Section.of(item, KEYS)).recipe(exists, elsewhere));
        return recipe.isPresent() && findings.isEmpty()
                ? Reading.of(recipe.get())
                : Reading.failed(findings.problems());
    }

    /**
     * Reads the declaration of one source, as written under {@code sources} in a recipe.
     *
     * @param name the name of the source
     * @param text YAML, or JSON of the same structure
     */
    public static Reading<SourceSpec> source(String name, String text, Recipe recipe) {
        Findings findings = new Findings(name);
        Optional<SourceSpec> spec = NodeParser.checked(text, findings)
                .map(node -> new Item(name, name, node.line(), node, findings))
                .flatMap(new SourceReader(Names.of(recipe), file -> true, source -> true)::source);
        return spec.isPresent() && findings.isEmpty() ? Reading.of(spec.get()) : Reading.failed(findings.problems());
    }

    /**
     * The recipe with an additional constraint, which must be valid and must leave at least one experiment possible.
     *
     * @param place the place shown in problems
     */
    public static Reading<Recipe> with(String place, Constraint constraint, Recipe recipe) {
        Space before = recipe.space();
        List<Problem> problems = Space.problems(constraint, before.parameters(), place);
        if (!problems.isEmpty()) {
            return Reading.failed(problems);
        }
        List<Constraint> all = new ArrayList<>(before.constraints());
        all.add(constraint);
        Space space = new Space(before.parameters(), before.mixtures(), all);
        return Conflict.in(space)
                .<Reading<Recipe>>map(limits -> Reading.failed(List.of(Problem.of(
                        place,
                        "recipe.empty-space",
                        limits.stream().map(Restriction::message).toList()))))
                .orElseGet(() -> Reading.of(recipe.in(space)));
    }

    private Optional<Recipe> recipe(Predicate<String> exists, Predicate<String> elsewhere) {
        checkFormat();
        Optional<String> name = root.need("name").flatMap(RecipeReader::name);
        @Nullable Text title = words("title");
        @Nullable Text question = words("question");
        SpaceReader spaces = new SpaceReader(root, findings);
        SourceReader sources = new SourceReader(spaces.names(), exists, elsewhere);
        Optional<Space> space = spaces.space(sources::file);
        List<Objective> objectives = new ObjectiveReader(spaces.names()).objectives(root.need("objectives"));
        spaces.names().checkTitles();
        Combination combine = combination();
        @Nullable Cost cost = cost(spaces);
        Batch batch = root.get("batch").map(i -> batch(i, spaces)).orElse(new Batch(1, List.of()));
        List<SourceSpec> specs = root.get("sources").map(sources::sources).orElse(List.of());
        @Nullable String results = root.get("results").flatMap(sources::file).orElse(null);
        @Nullable String pool = root.get("pool").flatMap(sources::file).orElse(null);
        if (!findings.isEmpty() || name.isEmpty() || space.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Recipe(
                name.get(), title, question, space.get(), objectives, combine, cost, batch, specs, results, pool));
    }

    private void checkFormat() {
        root.need("recipe")
                .flatMap(i -> i.whole(1, Integer.MAX_VALUE)
                        .filter(v -> v != Recipe.FORMAT)
                        .map(v -> i))
                .ifPresent(i -> i.note("other-version", Recipe.FORMAT));
    }

    private @Nullable Text words(String key) {
        return root.get(key).flatMap(Item::words).orElse(null);
    }

    private Combination combination() {
        return root.get("combine")
                .flatMap(i -> i.word(List.of("pareto", "desirability")))
                .filter("desirability"::equals)
                .map(w -> Combination.DESIRABILITY)
                .orElse(Combination.PARETO);
    }

    private @Nullable Cost cost(SpaceReader spaces) {
        return root.get("cost").flatMap(i -> new CostReader(spaces).cost(i)).orElse(null);
    }

    private static Optional<String> name(Item item) {
        Optional<String> name = item.text();
        if (name.filter(n -> !NAME.matcher(n).matches()).isPresent()) {
            item.note("not-name", name.get());
        }
        return name;
    }

    private static Batch batch(Item item, SpaceReader spaces) {
        Section section = item.section("size", "same");
        int size = section.get("size").flatMap(i -> i.whole(1, 1000)).orElse(1);
        List<String> same =
                section.get("same").map(i -> i.distinct(spaces::chosenName)).orElse(List.of());
        return new Batch(size, same);
    }
}
