package shikomi.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Attachment;
import shikomi.campaign.Check;
import shikomi.campaign.Event;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Obstacle;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.campaign.Weighing;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;
import shikomi.recipe.TableSpec;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.unit.Unit;

/** Seeded random events of every kind. */
final class Facts {
    static final String RECIPE = """
            recipe: 1
            name: least
            parameters:
              a: {kind: continuous, low: 0, high: 1}
              solvent: {kind: categorical, choices: [x, y]}
            objectives:
              y: {goal: maximize}
            """;

    private final SplittableRandom random;

    Facts(long seed) {
        random = new SplittableRandom(seed);
    }

    Event event(int kind) {
        return switch (kind % 14) {
            case 0 -> new Event.Started(RECIPE, random.nextBoolean() ? null : List.of(point(), point()));
            case 1 ->
                new Event.Proposed(
                        List.of("E-001", "E-002"),
                        List.of(proposal(), proposal()),
                        random.nextBoolean() ? List.of() : List.of(note(), note()),
                        random.nextLong(),
                        "0.1",
                        random.nextBoolean());
            case 2 -> new Event.Taken(List.of("E-001"));
            case 3 ->
                new Event.Rejected(
                        "E-001",
                        "爆発 \"'; DROP TABLE event; --",
                        List.of(Obstacle.values()).get(random.nextInt(5)),
                        random.nextBoolean());
            case 4 -> new Event.Begun("E-002");
            case 5 ->
                new Event.Logged(
                        List.of(new Event.Logged.Entry("E-001", result()), new Event.Logged.Entry("E-003", result())));
            case 6 -> new Event.Corrected("E-001", result(), maybe("typo"));
            case 7 -> new Event.Undone(random.nextInt(1, 99));
            case 8 -> new Event.Closed(maybe("done"));
            case 9 -> new Event.SourceAttached(spec(), "ab12");
            case 10 -> new Event.SourceDetached("論文");
            case 11 ->
                new Event.Weighed(
                        "E-002",
                        new Weighing(point(), List.of(new Weighing.Portion("a", random.nextDouble(), 0.1, "µg"))));
            case 12 -> new Event.RuleAdded("a <= 0.5", maybe("E-001: 溶けない"), maybe("E-001"));
            case 13 -> new Event.WishDeclined("E-001");
            default -> throw new IllegalStateException();
        };
    }

    private SourceSpec spec() {
        Map<String, SourceSpec.Column> columns = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            columns.put("y", new SourceSpec.Column("Härte, \"HV\"", Unit.of("°C")));
            columns.put("a", new SourceSpec.Column("x_a", null));
        }
        return new SourceSpec(
                "論文",
                pick(List.of(SourceSpec.Kind.values())),
                "表 1.csv",
                new SourceSpec.Origin(
                        maybe("Sun, Matter 4 (2021)"),
                        maybe("10.1/x"),
                        maybe("JP1"),
                        maybe("CC BY"),
                        maybe("Sun"),
                        maybe("XRD")),
                maybe("doi"),
                random.nextBoolean()
                        ? TableSpec.PLAIN
                        : new TableSpec(
                                maybe("表 1"),
                                random.nextBoolean() ? 3 : null,
                                random.nextBoolean() ? 4 : null,
                                random.nextBoolean() ? new TableSpec.Rows(5, 120) : null,
                                maybe("zero"),
                                random.nextBoolean() ? Map.of("材料 1", "量 1") : Map.of(),
                                random.nextBoolean(),
                                random.nextBoolean()),
                columns);
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Point point() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("a", Value.of(random.nextBoolean() ? random.nextDouble() : random.nextInt(5)));
        values.put("solvent", Value.of(random.nextBoolean() ? "x" : "010"));
        return new Point(values);
    }

    private Proposal proposal() {
        Reason reason = switch (random.nextInt(14)) {
            case 0 -> new Reason.Start(1, 8);
            case 5 -> new Reason.ColdStart(2, 8);
            case 1 -> new Reason.LikelyBetter(random.nextDouble(), random.nextDouble());
            case 2 -> new Reason.LeastKnown(random.nextDouble(), random.nextDouble());
            case 3 -> new Reason.Repeat(2, 3);
            case 4 -> new Reason.Confirm(random.nextDouble(), random.nextDouble());
            case 6 -> new Reason.Verify(random.nextDouble(), random.nextDouble());
            case 7 -> new Reason.FarFromData(random.nextDouble(), random.nextDouble());
            case 8 -> new Reason.FineSearch(random.nextDouble(), random.nextDouble());
            case 9 -> new Reason.NothingLikely(random.nextDouble(), random.nextDouble());
            case 10 -> new Reason.CheckDoubtful(random.nextDouble(), random.nextDouble(), random.nextDouble());
            case 11 -> new Reason.Untried("solvent", "x", random.nextDouble(), random.nextDouble());
            case 12 -> new Reason.Contender(random.nextDouble(), random.nextDouble());
            default -> new Reason.Insurance(random.nextDouble(), random.nextDouble());
        };
        boolean known = random.nextBoolean();
        return new Proposal(
                random.nextInt(1, 9),
                point(),
                known ? (Integer) random.nextInt(100) : null,
                known ? Map.of("y", expected()) : Map.of(),
                random.nextBoolean() ? Map.of("y", new Proposal.Expected(random.nextDouble(), 0.5)) : Map.of(),
                known ? (Double) random.nextDouble() : null,
                reason,
                known ? (Double) 1234.5 : null,
                known ? new Proposal.Nearest("E-007", random.nextDouble()) : null);
    }

    private Proposal.Expected expected() {
        return switch (random.nextInt(3)) {
            case 0 -> new Proposal.Expected(random.nextDouble(), Double.NaN);
            case 1 -> Proposal.Expected.ofLogarithm(random.nextDouble(), random.nextDouble());
            default -> new Proposal.Expected(random.nextDouble(), random.nextDouble());
        };
    }

    private Message note() {
        return switch (random.nextInt(4)) {
            case 0 -> Message.of("plan.fewer.grid", random.nextInt(), random.nextLong());
            case 1 -> Message.of("plan.doubt", "a 0.5, solvent 水 \"{0}\"", random.nextDouble(), "7.1", 24);
            case 2 -> Message.of("plan.note.restriction", Message.of("plan.note.context", "湿度"));
            default -> Message.of("plan.confirm", random.nextInt(5) * 0.5, "x; y");
        };
    }

    Result result() {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 1; i <= random.nextInt(1, 4); i++) {
            double value = random.nextDouble() * 1e-9;
            measurements.add(new Measurement(
                            "y",
                            i,
                            switch (random.nextInt(4)) {
                                case 0 -> new Outcome.Measured(value, random.nextBoolean() ? 0 : value / 7);
                                case 1 -> new Outcome.Below(value);
                                case 2 -> new Outcome.Above(value);
                                default -> new Outcome.Failed(maybe("沈殿"), pick(List.of(Outcome.Again.values())));
                            },
                            random.nextInt(1, 3),
                            random.nextBoolean()
                                    ? null
                                    : new Check(value * 10, 0.1, 2, pick(List.of(Check.Answer.values()))))
                    .on(new Occasion(
                            random.nextBoolean() ? LocalDate.of(2026, 11, 22) : null, maybe("佐藤"), maybe("2nd run"))));
        }
        boolean known = random.nextBoolean();
        return new Result(
                point(),
                measurements,
                known ? (Double) 12000.0 : null,
                known ? (Double) 1.5 : null,
                known ? LocalDate.of(2026, 11, 21) : null,
                maybe("田中"),
                maybe("haze, \"slight\""),
                known ? List.of(new Attachment("写真.jpg", "ab12", 3_000_000_000L)) : List.of());
    }
}
