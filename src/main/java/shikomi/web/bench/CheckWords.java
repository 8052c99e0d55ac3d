package shikomi.web.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.entry.Correction;
import shikomi.entry.DetailGuard;
import shikomi.entry.PlanDeviation;
import shikomi.entry.UnexpectedValue;
import shikomi.message.Figures;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.unit.Unit;
import shikomi.web.Page;
import shikomi.web.bench.CheckPages.Option;
import shikomi.web.bench.CheckPages.Question;

/** The texts of questions about unexpected values. */
final class CheckWords {
    private CheckWords() {}

    static Question question(Page page, Recipe recipe, String field, Objective objective, UnexpectedValue surprise) {
        List<Option> options = new ArrayList<>();
        for (Correction fix : surprise.fixes()) {
            options.add(new Option(answer(fix), page.w(fix.words(recipe, objective, surprise.typed())), ""));
        }
        options.add(new Option(
                "keep", page.w("check.right", surprise.text() + unit(objective.unit())), page.w("check.right-hint")));
        options.add(new Option("aside", page.w("check.aside"), page.w("check.aside-means")));
        String about = Numbers.plain(surprise.typed()) + " " + Numbers.plain(surprise.mean()) + " "
                + Numbers.plain(surprise.sd());
        return new Question(field, page.w(surprise.message(objective)), about, options);
    }

    private static String answer(Correction fix) {
        return fix instanceof Correction.Swapped swapped
                ? "swap " + Numbers.plain(fix.value()) + " " + swapped.other()
                : "fix " + Numbers.plain(fix.value());
    }

    private static String unit(@Nullable Unit unit) {
        return unit == null ? "" : " " + unit.label();
    }

    static Question question(Page page, Campaign campaign, PlanDeviation deviation) {
        return switch (deviation) {
            case PlanDeviation.Amount amount -> amount(page, campaign, amount);
            case PlanDeviation.Limit(var broken) ->
                new Question(
                        "check.limit",
                        page.w("check.limit", broken.message().in(page.language())),
                        "",
                        List.of(new Option("keep", page.w("check.made-so"), page.w("check.made-so-hint"))));
        };
    }

    static Question question(Page page, Campaign campaign, DetailGuard.Doubt doubt) {
        int parameter = campaign.recipe().space().parameters().stream()
                .map(Parameter::name)
                .toList()
                .indexOf(doubt.field());
        Option right = new Option("keep", page.w("check.right-detail"), page.w("check.right-detail-hint"));
        return new Question(
                "check." + (parameter < 0 ? doubt.field() : "p" + parameter),
                page.w(doubt.words()),
                doubt.typed(),
                List.of(right));
    }

    private static Question amount(Page page, Campaign campaign, PlanDeviation.Amount amount) {
        Parameter.Numeric parameter = amount.parameter();
        String unit = unit(parameter.unit());
        List<Option> options = new ArrayList<>();
        for (double instead : amount.instead()) {
            boolean plan = amount.planned() != null && amount.planned() == instead;
            options.add(new Option(
                    "fix " + Numbers.plain(instead),
                    page.w("check.instead", Figures.value(instead) + unit),
                    plan ? page.w("check.as-planned") : ""));
        }
        options.add(new Option(
                "keep", page.w("check.right", Figures.value(amount.typed()) + unit), page.w("check.made-so-hint")));
        int number = campaign.recipe().space().parameters().indexOf(parameter);
        return new Question("check.p" + number, sentence(page, amount), Numbers.plain(amount.typed()), options);
    }

    /** How an amount differs from what the recipe allows, or else from the plan. */
    private static String sentence(Page page, PlanDeviation.Amount amount) {
        Parameter.Numeric parameter = amount.parameter();
        String unit = unit(parameter.unit());
        String typed = Figures.value(amount.typed()) + unit;
        Double planned = amount.planned();
        if (planned == null || amount.isOutside()) {
            return page.w(
                    "check.outside",
                    parameter.title(),
                    typed,
                    Figures.value(parameter.low()),
                    Figures.value(parameter.high()));
        }
        return page.w(
                planned == 0 ? "check.off-zero" : "check.off-plan",
                parameter.title(),
                typed,
                Figures.value(planned) + unit);
    }
}
