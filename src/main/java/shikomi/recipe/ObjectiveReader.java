package shikomi.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Text;
import shikomi.unit.Unit;

/** Reads the objectives: measured properties and their goals. */
final class ObjectiveReader {
    private final Names names;

    ObjectiveReader(Names names) {
        this.names = names;
    }

    List<Objective> objectives(Optional<Item> section) {
        List<Objective> objectives = new ArrayList<>();
        for (Item item : section.map(Item::entries).orElse(List.of())) {
            if (names.add(item)) {
                objective(item).ifPresent(objectives::add);
            }
        }
        section.filter(s -> s.isMapping() && s.entries().isEmpty()).ifPresent(s -> s.note("no-values"));
        return objectives;
    }

    private Optional<Objective> objective(Item item) {
        Section section = item.section("unit", "goal", "target", "plausible", "noise", "transform", "weight", "title");
        @Nullable Unit unit = section.get("unit").flatMap(Item::unit).orElse(null);
        @Nullable Double target = section.get("target").flatMap(Item::number).orElse(null);
        Objective.@Nullable Range plausible =
                section.get("plausible").flatMap(Item::range).orElse(null);
        @Nullable Double noise = section.get("noise").flatMap(Item::positive).orElse(null);
        double weight = section.get("weight").flatMap(Item::positive).orElse(1.0);
        Transform transform = section.get("transform")
                .flatMap(t -> t.word(List.of("log", "none")))
                .map(t -> t.equals("log") ? Transform.LOG : Transform.NONE)
                .orElse(Transform.CHOSEN);
        Text title = names.title(item, section.get("title"));
        return section.need("goal")
                .flatMap(ObjectiveReader::goal)
                .map(goal ->
                        new Objective(item.name(), unit, goal, target, plausible, noise, transform, weight, title));
    }

    private static Optional<Goal> goal(Item item) {
        if (!item.isMapping()) {
            return item.word(List.of("maximize", "minimize"))
                    .map(w -> w.equals("maximize") ? new Goal.Maximize() : new Goal.Minimize());
        }
        List<Goal> goals = targets(item.section("match", "tolerance", "between", "at-least", "at-most"));
        if (goals.size() != 1) {
            item.note("not-one-goal", goals.size());
            return Optional.empty();
        }
        return Optional.of(goals.getFirst());
    }

    /** All goals that a mapping states, of which only one is allowed. */
    private static List<Goal> targets(Section section) {
        List<Goal> goals = new ArrayList<>();
        Optional<Item> tolerated = section.get("tolerance");
        double tolerance = tolerated.flatMap(t -> t.atLeast(0)).orElse(0.0);
        section.get("match").flatMap(Item::number).ifPresent(m -> goals.add(new Goal.Match(m, tolerance)));
        section.get("between").flatMap(Item::range).ifPresent(r -> goals.add(new Goal.Between(r.low(), r.high())));
        section.get("at-least").flatMap(Item::number).ifPresent(n -> goals.add(new Goal.AtLeast(n)));
        section.get("at-most").flatMap(Item::number).ifPresent(n -> goals.add(new Goal.AtMost(n)));
        tolerated.filter(t -> section.get("match").isEmpty()).ifPresent(t -> t.note("tolerates-nothing"));
        return goals;
    }
}
