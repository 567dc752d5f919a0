"""Short lists for the remaining languages of the default encoder that mark abbreviations with a stop."""

from aligner.segment.profile import Profile, words

OTHERS = (
    Profile(
        "es",
        leading=words(
            """
            Sr Sra Sres Sras Srta Dr Dra Prof Lic Ing Gral Cnel D Dña Da Ud Uds Vd Sto Sta av avda cf p.ej aprox
            """
        ),
        closing=words("etc EE.UU a.C d.C a.m p.m S.A Cía ibid"),
        before_number=words("art pág págs p pp núm nº n vol cap fig tel t ed"),
        openers=words(
            """
            El La Los Las Un Una Él Ella Ellos En De Por Para Con Sin Según Tras Pero Y Si Cuando Este Esta Se No
            """
        ),
    ),
    Profile(
        "it",
        leading=words("Sig Sigg Dott Prof Ing Avv Geom Rag On Mons S cfr ca es p.es c.a spett gent"),
        closing=words("ecc a.C d.C S.p.A S.r.l ibid"),
        before_number=words("art pag pagg p pp n nn nr vol cap fig tel t"),
        openers=words(
            """
            Il Lo La I Gli Le Un Una Uno Egli Ella Essi In Di Da Con Per Su Tra Ma E Se Quando Questo Questa Non Si
            """
        ),
    ),
    Profile(
        "pt",
        leading=words("Sr Sra Srs Dr Dra Drs Prof Profa Eng Exmo Ilmo Gen Cel D Sto Sta av cf p.ex aprox"),
        closing=words("etc a.C d.C S.A Cia Ltda ibid"),
        before_number=words("art pág págs p pp nº n núm vol cap fig tel t ed"),
        openers=words("O A Os As Um Uma Ele Ela Eles Em De No Na Por Para Com Sem Mas E Se Quando Este Esta Não"),
    ),
    Profile(
        "nl",
        leading=words(
            """
            Dhr Mevr Mw Dr Drs Mr Ir Ing Prof St bijv bv d.w.z m.b.v t.a.v t.b.v i.v.m o.a vgl ca resp incl zgn
            """
        ),
        closing=words("enz etc e.d v.Chr n.Chr jl"),
        before_number=words("nr nrs art blz p pp vol fig tel"),
        openers=words(
            """
            De Het Een Hij Zij Ze We Wij Ik Dit Dat Deze Die In Op Bij Met Na Van Voor Maar En Als Toen Er Ook
            """
        ),
    ),
    Profile(
        "pl",
        leading=words("dr hab inż mgr prof św ks gen płk im ul al pl np tj tzn tzw m.in por zob ok p.o wg dot"),
        closing=words("itd itp r w in n.e p.n.e tys mln mld zł gr godz"),
        before_number=words("nr art poz str s t ust pkt rys tab tel"),
        openers=words(
            """
            On Ona Ono Oni To Ten Ta Te W We Na Po Przy Dla Z Ze Do Od Za Ale A I Jeśli Gdy Nie Jest Był Była
            """
        ),
        ordinal_stop=True,
    ),
    Profile(
        "tr",
        leading=words("Dr Prof Doç Yrd Av Sn Hz Gen Alb Cad Sok Mah Bkz bkz örn yy"),
        closing=words("vb vs vd M.Ö M.S A.Ş Ltd Şti"),
        before_number=words("s sf no c md tel"),
        openers=words("Bu Şu O Bir Ve Ama Ancak Fakat Ben Sen Biz Siz Onlar"),
        ordinal_stop=True,
    ),
)
