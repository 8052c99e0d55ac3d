package shikomi.web.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Why;
import shikomi.message.Figures;
import shikomi.recipe.Objective;
import shikomi.recipe.SourceSpec;
import shikomi.source.NearestRows;
import shikomi.source.SourceRows;
import shikomi.source.SourceVerdict;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.transfer.SourceJudgement;
import shikomi.web.Page;

/**
 * The presentation of a source for a researcher.
 *
 * @param tone the colour of the verdict: helps, neutral, hurts, or undecided
 * @param facts the provenance: citation, license, method
 * @param errors the prediction errors on the lab's own conditions
 * @param rows the rows that are used
 */
public record SourceCard(
        String name,
        String tone,
        String verdict,
        List<String> sentences,
        String sha256,
        @Nullable String doi,
        List<Cells> facts,
        List<Cells> errors,
        List<Cells> columns,
        List<String> findings,
        List<Cells> rows,
        List<Cells> setAside) {

    /** A row of a table. */
    public record Cells(List<String> all) {
        static Cells of(String... cells) {
            return new Cells(List.of(cells));
        }
    }

    /** A pending experiment with the nearest rows of every source. */
    public record Traced(String id, String point, String expected, List<String> moved, List<Cells> rows) {}

    static SourceCard of(SourceVerdict judged, Campaign campaign, Page page) {
        SourceRows source = judged.source();
        List<String> sentences = new ArrayList<>(List.of(page.w(judged.sentence())));
        judged.acrossLabs().ifPresent(said -> sentences.add(page.w(said)));
        String word = judged.verdict().code().replace(" ", "-");
        return new SourceCard(
                source.spec().name(),
                Map.of("helps", "yes", "neutral", "partly", "hurts", "no").getOrDefault(word, "wait"),
                page.w("sources." + word),
                sentences,
                source.sha256(),
                source.spec().origin().doi(),
                facts(source, page),
                errors(judged, campaign, page),
                columns(source.spec()),
                source.findings().stream().map(page::w).toList(),
                source.rows().stream().map(row -> cells(source, row)).toList(),
                source.setAside().stream()
                        .map(row -> Cells.of(Integer.toString(row.line()), page.w(row.reason())))
                        .toList());
    }

    private static List<Cells> facts(SourceRows source, Page page) {
        SourceSpec spec = source.spec();
        SourceSpec.Origin origin = spec.origin();
        List<Cells> facts = new ArrayList<>();
        add(
                facts,
                page.w("sources.kind"),
                page.w("sources." + spec.kind().name().toLowerCase(Locale.ROOT)));
        add(facts, page.w("sources.citation"), origin.citation());
        add(facts, page.w("sources.patent"), origin.patent());
        add(facts, page.w("sources.license"), origin.license());
        add(facts, page.w("sources.measured-by"), origin.measuredBy());
        add(facts, page.w("sources.method"), origin.method());
        add(facts, page.w("sources.group"), spec.group());
        add(
                facts,
                page.w("sources.rows"),
                page.w("sources.counts", source.rows().size(), source.setAside().size(), source.groups()));
        return facts;
    }

    private static void add(List<Cells> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(Cells.of(label, value));
        }
    }

    private static List<Cells> errors(SourceVerdict judged, Campaign campaign, Page page) {
        SourceJudgement judgement = judged.judgement();
        if (judgement == null) {
            return List.of();
        }
        Objective objective = campaign.recipe().primary();
        List<Cells> errors = new ArrayList<>();
        double[] values = {judgement.mean(), judgement.own(), judgement.sourceOnly(), judgement.augmented()};
        String[] keys = {"mean", "own", "source-only", "augmented"};
        for (int i = 0; i < keys.length; i++) {
            errors.add(Cells.of(
                    page.w("sources." + keys[i], objective.heading(page.language())),
                    Figures.significant(values[i], 3)));
        }
        errors.add(Cells.of(
                page.w("sources.change"),
                page.w(
                        "sources.change-value",
                        percent(judgement.change()),
                        percent(judgement.low()),
                        percent(judgement.high()))));
        errors.add(Cells.of(page.w("sources.chance"), Why.percent(judgement.chance())));
        errors.add(Cells.of(page.w("sources.weight"), Figures.significant(judged.weight(), 2)));
        return errors;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.0f", 100 * share).replace('-', '−');
    }

    private static List<Cells> columns(SourceSpec spec) {
        return spec.columns().entrySet().stream()
                .map(entry -> Cells.of(
                        entry.getKey(),
                        entry.getValue().name(),
                        entry.getValue().unit() == null
                                ? ""
                                : entry.getValue().unit().label()))
                .toList();
    }

    private static Cells cells(SourceRows source, SourceRows.Row row) {
        List<String> measured = new ArrayList<>();
        row.outcomes().forEach((objective, outcome) -> measured.add(objective + " " + words(outcome)));
        return Cells.of(
                source.spec().file() + ":" + row.line(), row.group(), words(row.made()), String.join(", ", measured));
    }

    /** Describes a point. Shares of a formula have up to sixteen digits; three are enough to find the row. */
    private static String words(Point made) {
        List<String> words = new ArrayList<>();
        made.values()
                .forEach((name, value) -> words.add(name + " = "
                        + switch (value) {
                            case Value.Amount(double number) -> Figures.significant(number, 3);
                            case Value.Choice(String choice) -> choice;
                        }));
        return String.join(", ", words);
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured(double value, double ignored) -> Figures.value(value);
            case Outcome.Below(double limit) -> "<" + Figures.value(limit);
            case Outcome.Above(double limit) -> ">" + Figures.value(limit);
            case Outcome.Failed ignored -> "×";
        };
    }

    /** The rows that are nearest to each pending experiment. */
    static List<Traced> traced(List<SourceVerdict> verdicts, Campaign campaign, Page page) {
        return campaign.experiments().stream()
                .filter(e -> e.proposal() != null && (e.isPending() || e.state() == Experiment.State.PROPOSED))
                .map(experiment -> traced(experiment, verdicts, campaign, page))
                .toList();
    }

    private static Traced traced(Experiment experiment, List<SourceVerdict> verdicts, Campaign campaign, Page page) {
        var proposal = java.util.Objects.requireNonNull(experiment.proposal());
        List<Cells> rows = new ArrayList<>();
        for (SourceVerdict verdict : verdicts) {
            for (NearestRows near : NearestRows.to(proposal.point(), verdict.source(), campaign.recipe())) {
                List<String> cells =
                        new ArrayList<>(cells(verdict.source(), near.row()).all());
                cells.addFirst(verdict.source().spec().name());
                cells.add(Figures.significant(near.distance(), 2));
                rows.add(new Cells(cells));
            }
        }
        return new Traced(
                experiment.id(),
                page.w(campaign.recipe().space().words(proposal.point())),
                page.w(Why.sentence(proposal, campaign.recipe())),
                Why.moved(proposal, campaign.recipe()).stream().map(page::w).toList(),
                rows);
    }
}
