package shikomi.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** @param ids of the experiments, empty where they have none */
    public static Answer.Table of(Recipe recipe, List<Proposal> batch, List<String> ids, Speech speech) {
        List<String> keys = new ArrayList<>(List.of(ids.isEmpty() ? "rank" : "experiment"));
        List<String> header = new ArrayList<>(List.of(ids.isEmpty() ? "#" : ""));
        for (Parameter parameter : recipe.space().chosen()) {
            keys.add(parameter.name());
            header.add(parameter.name());
        }
        for (Objective objective : recipe.objectives()) {
            keys.addAll(List.of(objective.name() + " mean", objective.name() + " sd"));
            header.addAll(List.of(objective.heading(), "±"));
        }
        keys.addAll(List.of("chance_to_beat_best", "reason", "cost", "why"));
        header.addAll(List.of(
                speech.say("cli.head.chance"),
                speech.say("cli.head.reason"),
                speech.say("cli.head.cost"),
                speech.say("cli.head.why")));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            String first = ids.isEmpty() ? Integer.toString(batch.get(i).rank()) : ids.get(i);
            rows.add(row(recipe, batch.get(i), first, speech));
        }
        return new Answer.Table(keys, header, rows);
    }

    private static List<String> row(Recipe recipe, Proposal proposal, String first, Speech speech) {
        List<String> row = new ArrayList<>(List.of(first));
        for (Parameter parameter : recipe.space().chosen()) {
            Value value = proposal.point().value(parameter.name());
            row.add(value == null ? "" : value.toString());
        }
        for (Objective objective : recipe.objectives()) {
            Proposal.Expected expected = proposal.predicted().get(objective.name());
            row.add(expected == null ? "" : Numbers.brief(expected.mean()));
            row.add(expected == null ? "" : Numbers.brief(expected.sd()));
        }
        row.add(proposal.chance() == null ? "" : String.format(Locale.ROOT, "%.2f", proposal.chance()));
        row.add(proposal.reason().code());
        row.add(proposal.money() == null ? "" : Numbers.brief(proposal.money()));
        row.add(speech.say(Why.sentence(proposal, recipe)));
        return row;
    }
}
