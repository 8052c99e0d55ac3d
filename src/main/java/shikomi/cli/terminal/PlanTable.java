package shikomi.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.space.Value;

/** Proposals as a table. */
public final class PlanTable {
    private PlanTable() {}

    /** A column after the first: what programs and people call it, and its cell for a proposal. */
    private record Column(String key, String header, Function<Proposal, String> cell) {}

    /** @param ids of the experiments, empty where they have none */
    public static Answer.Table of(Recipe recipe, List<Proposal> batch, List<String> ids, Console console) {
        boolean ranked = ids.isEmpty();
        List<Column> columns = columns(recipe, console);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Proposal proposal = batch.get(i);
            String first = ranked ? Integer.toString(proposal.rank()) : ids.get(i);
            rows.add(line(first, columns, column -> column.cell().apply(proposal)));
        }
        return new Answer.Table(
                line(ranked ? "rank" : "experiment", columns, Column::key),
                line(ranked ? "#" : "", columns, Column::header),
                rows);
    }

    private static List<String> line(String first, List<Column> columns, Function<Column, String> rest) {
        return Stream.concat(Stream.of(first), columns.stream().map(rest)).toList();
    }

    private static List<Column> columns(Recipe recipe, Console console) {
        List<Column> columns = new ArrayList<>();
        for (Parameter parameter : recipe.space().chosen()) {
            columns.add(new Column(parameter.name(), parameter.name(), proposal -> setting(proposal, parameter)));
        }
        for (Objective objective : recipe.objectives()) {
            columns.add(new Column(
                    objective.name() + " mean",
                    objective.heading(),
                    proposal -> predicted(proposal, objective, Proposal.Expected::mean)));
            columns.add(new Column(
                    objective.name() + " sd", "±", proposal -> predicted(proposal, objective, Proposal.Expected::sd)));
        }
        columns.addAll(reasons(recipe, console));
        return columns;
    }

    /** Why an experiment is proposed, and what it will cost. */
    private static List<Column> reasons(Recipe recipe, Console console) {
        return List.of(
                new Column("chance_to_beat_best", console.text("cli.head.chance"), PlanTable::chance),
                new Column(
                        "reason",
                        console.text("cli.head.reason"),
                        proposal -> proposal.reason().code()),
                new Column("cost", console.text("cli.head.cost"), PlanTable::cost),
                new Column(
                        "why", console.text("cli.head.why"), proposal -> console.text(Why.sentence(proposal, recipe))));
    }

    private static String setting(Proposal proposal, Parameter parameter) {
        Value value = proposal.point().value(parameter.name());
        return value == null ? "" : value.toString();
    }

    private static String predicted(
            Proposal proposal, Objective objective, ToDoubleFunction<Proposal.Expected> statistic) {
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        return expected == null ? "" : Numbers.brief(statistic.applyAsDouble(expected));
    }

    private static String chance(Proposal proposal) {
        return proposal.chance() == null ? "" : String.format(Locale.ROOT, "%.2f", proposal.chance());
    }

    private static String cost(Proposal proposal) {
        return proposal.money() == null ? "" : Numbers.brief(proposal.money());
    }
}
