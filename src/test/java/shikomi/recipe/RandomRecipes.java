package shikomi.recipe;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import shikomi.message.Language;
import shikomi.message.Text;
import shikomi.space.Constraint;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Scale;
import shikomi.space.Space;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** Recipes with every part of the format, and with texts that YAML would like to read as something else. */
final class RandomRecipes {
    static final List<String> TRAPS = List.of(
            "NO",
            "010",
            "1e3",
            "0o7",
            "0x1F",
            "12:30",
            "2026-11-21",
            "null",
            "~",
            "true",
            ".nan",
            "-",
            "?",
            ":",
            "#x",
            "x #y",
            "a: b",
            "a:",
            "- a",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "'",
            "\"",
            "{a}",
            "[a]",
            "a, b",
            " a",
            "a ",
            "=",
            "<<",
            "|",
            ">",
            "a\nb",
            "a\n",
            "\n a\n  b\n",
            "a\tb",
            "\\",
            "材料１",
            "🧪",
            "é",
            "½ H₂O",
            "1_000",
            "+1",
            "a\r\nb",
            "---",
            "...",
            "\u00a0a",
            "a\u2028b",
            "\u200b",
            "a".repeat(200),
            "b c ".repeat(60) + "d");
    private static final List<String> UNITS = List.of("°C", "%", "mg/mL", "px·h", "wt%", "µm", "null", "010", "1");

    private final SplittableRandom random;
    private int names;

    RandomRecipes(long seed) {
        random = new SplittableRandom(seed);
    }

    Recipe next() {
        Space space = space();
        List<String> numeric =
                space.numeric().stream().map(Parameter.Numeric::name).toList();
        List<Objective> objectives = several(1, 4, this::objective);
        return new Recipe(
                "random-" + random.nextInt(100),
                maybe(this::text),
                maybe(this::text),
                space,
                objectives,
                random.nextBoolean() ? Combination.PARETO : Combination.DESIRABILITY,
                maybe(() -> cost(numeric)),
                new Batch(random.nextInt(1, 5), random.nextBoolean() ? List.of() : List.of(numeric.getLast())),
                several(0, 2, () -> source(objectives.getFirst().name())),
                maybe(this::trap),
                maybe(this::trap));
    }

    private Space space() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(fraction("p"));
        parameters.add(fraction("q"));
        parameters.addAll(several(1, 6, this::parameter));
        parameters.add(new Parameter.Discrete(name(), List.of(-1.5, number(0, 1000)), maybe(this::unit)));
        Mixture.Count active = maybe(() -> new Mixture.Count(1, 2));
        return new Space(
                parameters,
                random.nextBoolean() ? List.of() : List.of(new Mixture(trap(), List.of("p", "q"), 1, active)),
                several(0, 2, () -> new Constraint("p <= 1 + q", maybe(() -> "q > 0.5"), maybe(this::text))));
    }

    private static Parameter fraction(String name) {
        return new Parameter.Continuous(name, 0, 1, 0.01, Scale.LINEAR, null);
    }

    private Parameter parameter() {
        return switch (random.nextInt(5)) {
            case 0 -> continuous();
            case 1 -> new Parameter.Discrete(name(), List.of(number(0, 1), number(2, 3)), maybe(this::unit));
            case 2 -> new Parameter.Categorical(name(), List.of(trap() + "x", "NO", "010"), maybe(this::trap));
            case 3 -> new Parameter.Molecule(name(), Map.of(trap() + "x", "C1CC1", "null", "[Na+].[Cl-]"));
            default -> new Parameter.Context(name(), maybe(this::unit));
        };
    }

    private Parameter continuous() {
        double low = number(1e-6, 10);
        double high = low + number(1, 1e6);
        Scale scale = random.nextBoolean() ? Scale.LOG : Scale.LINEAR;
        String name = name();
        return new Parameter.Continuous(
                name, low, high, maybe(() -> (high - low) / 7), scale, maybe(this::unit), title(name));
    }

    private Objective objective() {
        Goal goal = switch (random.nextInt(6)) {
            case 0 -> new Goal.Maximize();
            case 1 -> new Goal.Minimize();
            case 2 -> new Goal.Match(number(-1, 1), random.nextInt(3));
            case 3 -> new Goal.Between(-number(0, 9), number(1, 9));
            case 4 -> new Goal.AtLeast(number(-5, 5));
            default -> new Goal.AtMost(number(-5, 5));
        };
        String name = name();
        return new Objective(
                name,
                maybe(this::unit),
                goal,
                maybe(() -> number(-1e9, 1e9)),
                maybe(() -> new Objective.Range(-1e-9, number(0, 1e15))),
                maybe(() -> number(1e-12, 1)),
                List.of(Transform.values()).get(random.nextInt(3)),
                random.nextBoolean() ? 1 : number(0.1, 3),
                title(name));
    }

    /** A title that is the name, another one, or one in one or two languages; titles are unique as names are. */
    private Text title(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> Text.plain(name);
            case 1 -> Text.plain("title of " + name);
            case 2 -> new Text(Map.of(Language.JA, name + "の題"));
            default -> new Text(Map.of(Language.EN, "title of " + name, Language.JA, name + "の題"));
        };
    }

    private Cost cost(List<String> numeric) {
        Map<String, Material> materials = new LinkedHashMap<>();
        materials.put("p", material(numeric.getLast()));
        materials.put(numeric.getLast(), Material.of(new Cost.Price(random.nextInt(99), Unit.of("mL"))));
        return new Cost(
                Currency.getInstance(random.nextBoolean() ? "JPY" : "EUR"),
                new Cost.Run(random.nextInt(3), random.nextInt(3), number(0, 99)),
                random.nextInt(2),
                random.nextInt(2) * number(1, 9999),
                materials,
                new Quantity(number(1, 50), Unit.of(random.nextBoolean() ? "g" : "L")),
                maybe(() -> new Quantity(number(0.001, 1), Unit.of("mg"))),
                maybe(() -> new Cost.Budget(maybe(() -> number(0, 1e6)), maybe(() -> number(0, 1e4)))));
    }

    private Material material(String solvent) {
        boolean solution = random.nextBoolean();
        return new Material(
                new Cost.Price(number(0, 1e4), Unit.of("g")),
                solution || random.nextBoolean() ? 1 : number(0.1, 0.9),
                maybe(() -> new Quantity(number(10, 500), Unit.of("g/mol"))),
                solution
                        ? new Material.Stock(
                                new Quantity(number(0.1, 5), Unit.of("mol/L")),
                                solvent.equals("p") ? null : maybe(() -> solvent))
                        : null,
                maybe(this::text));
    }

    private SourceSpec source(String objective) {
        Map<String, SourceSpec.Column> columns = new LinkedHashMap<>();
        columns.put("q", new SourceSpec.Column(trap(), null));
        columns.put(objective, new SourceSpec.Column(trap(), maybe(this::unit)));
        SourceSpec.Kind kind = List.of(SourceSpec.Kind.values()).get(random.nextInt(4));
        SourceSpec.Origin origin = new SourceSpec.Origin(
                maybe(this::trap),
                maybe(this::trap),
                maybe(this::trap),
                maybe(this::trap),
                maybe(this::trap),
                maybe(this::trap));
        return new SourceSpec(name(), kind, trap(), origin, maybe(this::trap), table(), columns);
    }

    private TableSpec table() {
        return random.nextBoolean()
                ? TableSpec.PLAIN
                : new TableSpec(
                        maybe(this::trap),
                        maybe(() -> 1 + random.nextInt(9)),
                        maybe(() -> 10 + random.nextInt(9)),
                        maybe(() -> new TableSpec.Rows(random.nextInt(20) + 1, 20 + random.nextInt(9))),
                        maybe(() -> TableSpec.BLANKS.get(random.nextInt(3))),
                        random.nextBoolean() ? Map.of() : Map.of(trap(), trap()),
                        random.nextBoolean(),
                        random.nextBoolean());
    }

    private Text text() {
        if (random.nextBoolean()) {
            return Text.plain(trap());
        }
        EnumMap<Language, String> versions = new EnumMap<>(Language.class);
        versions.put(Language.JA, trap());
        if (random.nextBoolean()) {
            versions.put(Language.EN, "in English");
        }
        return new Text(versions);
    }

    private Unit unit() {
        return Unit.of(UNITS.get(random.nextInt(UNITS.size())));
    }

    private String name() {
        names++;
        return trap() + names;
    }

    private String trap() {
        return TRAPS.get(random.nextInt(TRAPS.size()));
    }

    private double number(double low, double high) {
        return random.nextDouble(low, high);
    }

    private <T> @Nullable T maybe(java.util.function.Supplier<@Nullable T> some) {
        return random.nextBoolean() ? some.get() : null;
    }

    private <T> List<T> several(int least, int most, java.util.function.Supplier<T> one) {
        List<T> some = new ArrayList<>();
        for (int count = random.nextInt(least, most + 1); count > 0; count--) {
            some.add(one.get());
        }
        return some;
    }
}
