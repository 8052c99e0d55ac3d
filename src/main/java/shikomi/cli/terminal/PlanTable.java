package shikomi.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.cost.Money;
import shikomi.message.Numbers;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.space.Value;

/** Builds the table of proposed experiments. */
public final class PlanTable {
    private PlanTable() {}

    /** A column after the first: its heading and its cell for a proposal. */
    private record Column(String heading, Function<Proposal, String> cell) {}

    /** @param ids the ids of the experiments; empty if they have none */
    public static Answer.Table of(Recipe recipe, List<Proposal> batch, List<String> ids, Console console) {
        List<String> first = ids.isEmpty()
                ? batch.stream()
                        .map(proposal -> Integer.toString(proposal.rank()))
                        .toList()
                : ids;
        List<Column> plain = forPrograms(recipe, console);
        List<Column> shown = forPeople(recipe, console);
        return new Answer.Table(
                header(ids.isEmpty() ? "rank" : "experiment", plain),
                rows(first, batch, plain),
                header(ids.isEmpty() ? "#" : "", shown),
                rows(first, batch, shown));
    }

    private static List<String> header(String first, List<Column> columns) {
        return Stream.concat(Stream.of(first), columns.stream().map(Column::heading))
                .toList();
    }

    private static List<List<String>> rows(List<String> first, List<Proposal> batch, List<Column> columns) {
        return IntStream.range(0, batch.size())
                .mapToObj(i -> Stream.concat(
                                Stream.of(first.get(i)),
                                columns.stream().map(column -> column.cell().apply(batch.get(i))))
                        .toList())
                .toList();
    }

    private static List<Column> settings(Recipe recipe) {
        return recipe.space().chosen().stream()
                .map(parameter -> new Column(parameter.name(), proposal -> setting(proposal, parameter)))
                .toList();
    }

    private static List<Column> forPrograms(Recipe recipe, Console console) {
        List<Column> columns = new ArrayList<>(settings(recipe));
        for (Objective objective : recipe.objectives()) {
            columns.add(new Column(
                    objective.name() + " mean", proposal -> number(proposal, objective, Proposal.Expected::mean)));
            columns.add(new Column(
                    objective.name() + " sd", proposal -> number(proposal, objective, Proposal.Expected::sd)));
        }
        columns.add(new Column("chance_to_beat_best", PlanTable::chance));
        columns.add(new Column("reason", proposal -> proposal.reason().code()));
        columns.add(new Column("cost", PlanTable::cost));
        columns.add(new Column("why", proposal -> console.text(Why.sentence(proposal, recipe))));
        return columns;
    }

    private static List<Column> forPeople(Recipe recipe, Console console) {
        List<Column> columns = new ArrayList<>(settings(recipe));
        for (Objective objective : recipe.objectives()) {
            columns.add(new Column(objective.heading(), proposal -> spread(proposal, objective, console)));
        }
        columns.add(new Column(
                console.text("cli.head.chance"),
                proposal -> proposal.chance() == null ? "" : Why.percent(proposal.chance())));
        Cost cost = recipe.cost();
        if (cost != null) {
            columns.add(new Column(
                    console.text("cli.head.cost"),
                    proposal -> Money.text(proposal.money(), cost.currency(), console.language())));
        }
        columns.add(new Column(console.text("cli.head.why"), proposal -> console.text(Why.sentence(proposal, recipe))));
        return columns;
    }

    private static String spread(Proposal proposal, Objective objective, Console console) {
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        return expected == null ? "–" : expected.words("").in(console.language());
    }

    private static String setting(Proposal proposal, Parameter parameter) {
        Value value = proposal.point().value(parameter.name());
        return value == null ? "" : value.toString();
    }

    private static String number(
            Proposal proposal, Objective objective, ToDoubleFunction<Proposal.Expected> statistic) {
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        double number = expected == null ? Double.NaN : statistic.applyAsDouble(expected);
        return Double.isFinite(number) ? Numbers.brief(number) : "";
    }

    private static String chance(Proposal proposal) {
        return proposal.chance() == null ? "" : String.format(Locale.ROOT, "%.2f", proposal.chance());
    }

    private static String cost(Proposal proposal) {
        return proposal.money() == null ? "" : Numbers.brief(proposal.money());
    }
}
