#include "engine/base/Files.h"
#include "engine/workflow/Budget.h"

#include <QtTest>

using namespace fw;
using namespace fw::workflow;

namespace {

story::Take takeOf(char const* id, double seconds)
{
    story::Take take;
    take.id = {id};
    take.seconds = seconds;
    return take;
}

/// Two shots that share a take, and one that lost its shot: 90 + 30 + 60 seconds.
story::Storyboard boardOf(story::BudgetUnit unit, double amount)
{
    story::Storyboard board;
    story::Shot first, second;
    first.id = {"a"};
    second.id = {"b"};
    first.takes = {takeOf("t1", 90), takeOf("t2", 30)};
    second.takes = {takeOf("t2", 30)};
    board.scenes = {{{"s"}, "", {first, second}}};
    board.unplacedTakes = {{{"gone"}, takeOf("t3", 60)}};
    board.budget = story::Budget{unit, amount};
    return board;
}

} // namespace

class TstBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTakeCountsOnce();
    void unitsAndWarnings_data();
    void unitsAndWarnings();
    void moneyNeedsPrices();
    void ratesAreKeptAndChecked();
    void costsAreTold_data();
    void costsAreTold();
    void whatWasMeasuredIsNotGuessed();
};

void TstBudget::everyTakeCountsOnce()
{
    QCOMPARE(secondsSpent(boardOf(story::BudgetUnit::Minutes, 1)), 180.0);
    QCOMPARE(secondsSpent({}), 0.0);
}

void TstBudget::unitsAndWarnings_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("amount");
    QTest::addColumn<double>("used");
    QTest::addColumn<bool>("isPassed"); // by another minute
    using story::BudgetUnit;
    QTest::newRow("minutes, enough") << int(BudgetUnit::Minutes) << 4.0 << 3.0 << false;
    QTest::newRow("minutes, passed") << int(BudgetUnit::Minutes) << 3.9 << 3.0 << true;
    QTest::newRow("watt-hours") << int(BudgetUnit::WattHours) << 13.0 << 10.0 << true; // 200 W
    QTest::newRow("money") << int(BudgetUnit::Money) << 0.3 << 0.105 << false; // 0.5 a kWh and 2 an hour
}

void TstBudget::unitsAndWarnings()
{
    QFETCH(int, unit);
    QFETCH(double, amount);
    QFETCH(double, used);
    QFETCH(bool, isPassed);
    jobs::Rates const rates{200, .5, 2, "EUR"};
    auto const use = budgetUse(boardOf(story::BudgetUnit(unit), amount), 60, rates);
    QVERIFY(use.has_value());
    QCOMPARE(use->used, used);
    QCOMPARE(use->planned, used / 3);
    QCOMPARE(use->isPassed(), isPassed);
    QVERIFY(!budgetText(*use, rates).empty());
    QVERIFY(!budgetUse({}, 60, rates)); // no budget, no warning
}

void TstBudget::moneyNeedsPrices()
{
    QVERIFY(!budgetUse(boardOf(story::BudgetUnit::Money, 1), 60, jobs::Rates()));
}

void TstBudget::ratesAreKeptAndChecked()
{
    QTemporaryDir folder;
    std::filesystem::path const file = folder.filePath("deep/costs.json").toStdString();
    auto const none = jobs::loadRates(file);
    QVERIFY(none && *none == jobs::Rates());
    jobs::Rates const rates{350, .31, 1.2, "Fr."};
    QVERIFY(jobs::saveRates(rates, file));
    auto const read = jobs::loadRates(file);
    QVERIFY(read && *read == rates);
    QVERIFY(!jobs::saveRates({-1, 0, 0, ""}, file));
    QVERIFY(*jobs::loadRates(file) == rates); // the bad one replaced nothing
    for (char const* bad : {"{\"watts\": -5}", "{\"wats\": 5}", "[]", "{\"watts\": \"many\"}"}) {
        QVERIFY(writeFileAtomically(file, bad));
        auto const refused = jobs::loadRates(file);
        QVERIFY2(!refused && refused.error().kind == Error::Kind::BadInput, bad);
    }
}

void TstBudget::costsAreTold_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<bool>("hasPrices");
    QTest::addColumn<QString>("text");
    QTest::newRow("an instant") << 0.34 << true << "0.3 s, under 0.01 Wh, under 0.01 EUR";
    QTest::newRow("seconds") << 12.4 << false << "12 s, about 0.34 Wh";
    QTest::newRow("minutes") << 200.0 << false << "3:20, about 5.56 Wh";
    QTest::newRow("hours") << 7384.0 << false << "2:03:04, about 205.1 Wh";
    QTest::newRow("money") << 3600.0 << true << "1:00:00, about 100.0 Wh, 2.05 EUR";
}

void TstBudget::costsAreTold()
{
    QFETCH(double, seconds);
    QFETCH(bool, hasPrices);
    QFETCH(QString, text);
    jobs::Rates rates;
    if (hasPrices)
        rates = {100, .5, 2, "EUR"};
    QCOMPARE(QString::fromStdString(jobs::costText(jobs::costOf(seconds, rates), rates)), text);
}

void TstBudget::whatWasMeasuredIsNotGuessed()
{
    jobs::Rates const rates{200, .5, 0, "EUR"};
    story::Storyboard board = boardOf(story::BudgetUnit::WattHours, 10);
    auto const text = [&] {
        return QString::fromStdString(jobs::costText(jobs::costOf(spentOn(board), rates), rates));
    };
    QCOMPARE(text(), QString("3:00, about 10.0 Wh, under 0.01 EUR"));
    QVERIFY(QString::fromStdString(budgetText(*budgetUse(board, 0, rates), rates)).contains("(estimated)"));
    board.scenes[0].shots[0].takes[0].wattHours = 1.5; // 90 of the 180 seconds, guessed at 5 Wh
    QCOMPARE(text(), QString("3:00, about 6.50 Wh, partly measured, under 0.01 EUR"));
    QCOMPARE(budgetUse(board, 60, rates)->used, 6.5);
    QVERIFY(QString::fromStdString(budgetText(*budgetUse(board, 0, rates), rates)).contains("(estimated)"));
    for (story::Shot& shot : board.scenes[0].shots)
        for (story::Take& take : shot.takes)
            take.wattHours = 1.5;
    board.unplacedTakes[0].take.wattHours = 1;
    QCOMPARE(text(), QString("3:00, 4.00 Wh measured, under 0.01 EUR"));
    QVERIFY(QString::fromStdString(budgetText(*budgetUse(board, 0, rates), rates)).contains("(measured)"));
    jobs::Cost const one = jobs::costOf(board.unplacedTakes[0].take, rates);
    QVERIFY(one.isMeasured() && one.wattHours == 1);
    QVERIFY(!jobs::costOf(60.0, rates).isMeasured());
}

QTEST_GUILESS_MAIN(TstBudget)
#include "tst_budget.moc"
