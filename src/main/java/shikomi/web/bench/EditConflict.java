package shikomi.web.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.web.Page;

/** Two conflicting results of one experiment, and the result that a person chooses from them. */
public final class EditConflict {
    private static final String OUTCOME = "outcome";
    private static final String THEIRS = "theirs";
    private static final String OURS = "ours";
    private static final String PICK = "pick/";

    private final Campaign campaign;
    private final Page page;
    private final Result theirResult;
    private final Result ourResult;
    private final Map<String, String> theirs;
    private final Map<String, String> ours;

    /** A question with two answers. */
    public record Choice(String field, String label, String theirs, String ours, boolean oursFirst) {}

    EditConflict(Campaign campaign, Page page, @Nullable Point planned, Result theirs, Result ours) {
        this.campaign = campaign;
        this.page = page;
        this.theirResult = theirs;
        this.ourResult = ours;
        this.theirs = InitialFields.of(campaign, planned, theirs);
        this.ours = InitialFields.of(campaign, planned, ours);
    }

    /** Replaces both values in the fields of a form with the chosen one; with ours if none was chosen. */
    static void resolve(Map<String, String> typed) {
        for (String name : List.copyOf(typed.keySet())) {
            String[] parts = name.split("/", 3);
            if (parts.length == 3 && (parts[0].equals(THEIRS) || parts[0].equals(OURS))) {
                if (typed.getOrDefault(PICK + parts[1], OURS).equals(parts[0])) {
                    typed.put(parts[2], typed.getOrDefault(name, ""));
                }
                typed.remove(name);
            }
        }
        typed.keySet().removeIf(name -> name.startsWith(PICK));
    }

    private static String at(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private boolean differs(String field) {
        return !at(theirs, field).equals(at(ours, field));
    }

    private static boolean isOfOutcome(String field) {
        return field.matches("outcome|cause|cause-more|again|replicates|s\\d+");
    }

    /**
     * The group in which a field is chosen: the values of one objective together, or those of all objectives if the
     * samples differ.
     */
    private String group(String field, boolean whole) {
        if (isOfOutcome(field) || (whole && field.matches("y\\d+\\.\\d+"))) {
            return OUTCOME;
        }
        return field.replaceFirst("^(y\\d+)\\.\\d+$", "$1");
    }

    private Set<String> names() {
        return Stream.of(theirs, ours)
                .flatMap(fields -> fields.keySet().stream())
                .filter(name -> !List.of("made", "by").contains(name) && !name.startsWith("keep."))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, List<String>> groups() {
        boolean whole = names().stream().anyMatch(name -> isOfOutcome(name) && differs(name));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        names().forEach(name -> groups.computeIfAbsent(group(name, whole), g -> new ArrayList<>())
                .add(name));
        return groups;
    }

    /** The choices that a person must make. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        groups().forEach((group, fields) -> {
            if (fields.stream().anyMatch(this::differs)) {
                String mine = words(group, ourResult, ours);
                choices.add(new Choice(
                        PICK + group, label(group), words(group, theirResult, theirs), mine, !mine.isEmpty()));
            }
        });
        return choices;
    }

    /** The hidden fields: once for values that agree, twice for values that differ. */
    public Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        boolean differs =
                at(theirs, "made").equals("differs") || at(ours, "made").equals("differs");
        hidden.put("made", differs ? "differs" : "planned");
        hidden.put("by", at(ours, "by"));
        groups().forEach((group, fields) -> {
            if (fields.stream().noneMatch(this::differs)) {
                fields.forEach(field -> hidden.put(field, at(ours, field)));
            } else {
                fields.forEach(field -> both(hidden, group, field));
            }
        });
        theirResult.attachments().forEach(file -> Attached.add(hidden, file));
        ourResult.attachments().forEach(file -> Attached.add(hidden, file));
        return hidden;
    }

    private void both(Map<String, String> hidden, String group, String field) {
        hidden.put(THEIRS + "/" + group + "/" + field, at(theirs, field));
        hidden.put(OURS + "/" + group + "/" + field, at(ours, field));
    }

    private String label(String group) {
        if (group.equals(OUTCOME)) {
            return page.w("result.what");
        }
        return objective(group)
                .map(Objective::title)
                .or(() -> parameter(group).map(Parameter::title))
                .map(title -> page.w(title))
                .orElseGet(() -> page.w("result." + group));
    }

    private Optional<Objective> objective(String group) {
        return number(group, "y").map(campaign.recipe().objectives()::get);
    }

    private Optional<Parameter> parameter(String group) {
        return number(group, "p").map(campaign.recipe().space().parameters()::get);
    }

    private static Optional<Integer> number(String group, String kind) {
        return group.matches(kind + "\\d+") ? Optional.of(Integer.valueOf(group.substring(1))) : Optional.empty();
    }

    private String words(String group, Result result, Map<String, String> fields) {
        if (group.equals(OUTCOME)) {
            return campaign.recipe().objectives().stream()
                    .map(objective -> page.w(objective.title()) + " " + ResultWords.of(result, objective, page))
                    .collect(Collectors.joining("; "));
        }
        return objective(group)
                .map(objective -> ResultWords.of(result, objective, page))
                .or(() -> parameter(group).map(parameter -> setting(parameter, at(fields, group))))
                .orElse(at(fields, group));
    }

    private static String setting(Parameter parameter, String value) {
        return value.isEmpty() ? "" : (value + " " + ResultWords.label(parameter.unit())).strip();
    }
}
