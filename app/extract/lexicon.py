"""Word lists of the grammar: what may stand in a name, in the complement of a title of office, around
events.

They are closed classes of English and of official titles, not names of anybody; longer lists of the world
(countries, offices, places) are dictionaries in `app/domain`, and what speaks for an event type is in
`triggers.csv`.
"""


def words(text: str) -> frozenset[str]:
    """A set of words, written as a text."""
    return frozenset(text.split())


_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
TOGETHER = (("together", "with"), ("jointly", "with"), ("along", "with"))  # with whom somebody acts
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth inaugural")

# Capitalised words inside a title of office after its head ("Director for Asian and Oceanian Affairs").
COMPLEMENT_WORDS = words(
    """
    Affairs Action Bureau Policy Planning Cooperation Organizations Organisations Trade Security Disarmament
    Nonproliferation Non-Proliferation Non-proliferation Resources Group Division Department Office Desk
    Section Directorate Directorate-General Region Regional Asia Asian Pacific Oceanian Oceania Europe
    European Africa African America American Americas Eurasia Eurasian Central South Southeast
    Southeastern Northeast Northeastern North East West Western Eastern Northern Southern Middle Gulf
    Caribbean Latin Arctic Atlantic Indo-Pacific Asia-Pacific Economic Political Consular Legal Public
    Diplomacy Cultural Culture Education Defence Defense Finance Financial Health Interior Home Justice
    Transport Transportation Energy Environment Climate Change Agriculture Industry Commerce Labour Labor
    Tourism Sports Sport Youth Development International Foreign External Global Multilateral Bilateral
    National State Commonwealth Strategic Special General Human Rights Peace Process Democracy Migration
    Refugees Population Communications Information Technology Science Scientific Innovation Cyber Digital
    Counter Counterterrorism Counter-Terrorism Arms Control Nuclear Atomic Water Oceans Maritime Fisheries
    Heavy Light Road
    Refugee Investment Reunification Unification Reconciliation Women Gender Equality Family Social Welfare
    Employment Immigration Citizenship Integration Emergency Humanitarian Aid Management Administration
    Intelligence Treaty Treaties Protocol Parliament Parliamentary Assembly Senate House Council
    Commission Committee Subcommittee Caucus Cabinet Government Ministry Institute Agency Authority
    Secretariat Delegation
    Mission Embassy Consulate Overseas Nationals Koreans Growth Business Enterprise Infrastructure Reform
    Religious Freedom Horn Sahel Ocean Conservation Forestry Rural Urban Housing Works Services Service
    Civil Aviation Space Mines Mining Petroleum Gas Hydrocarbons Diaspora Relations Coordination Issues
    Negotiations Talks Sanctions Crime Criminal Law Order Court Matters Countries Nations Union States
    Republic Kingdom Federation Peninsula Islands Sea Neighbourhood Enlargement Partnerships Programme
    Program Programs Projects Asylum Strategy Support Response Recovery Reconstruction Veterans Emigration
    Expatriate Expatriates Expatriation Worship Religion Religions Community Communities Triangle
    Hemisphere Issue Emigrants Nationals Compatriots Ecological Transition Sustainability Sustainable
    Green Blue Natural Ecology Water Sanitation Irrigation Livestock Land Lands Mineral Minerals Energies
    Electricity Power Oil Chemical Export Exports Import Market Markets Competitiveness Competition
    Consumer Industrial Industries Production Productive Supply Entrepreneurship Enterprises SMEs Start-ups
    Startups Treasury Budget Revenue Taxation Planning Statistics Statistical Manpower Skills Training
    Higher Vocational Research Arts Heritage Media Broadcasting Press Museums Antiquities Archives
    Productivity System Systems Economics
    Francophonie Francophone Languages Multiculturalism Minority Minorities Indigenous Ethnic Tribal
    Childhood Children Elderly Ageing Persons Pensions Solidarity Cohesion Inclusion Empowerment Equity
    Disability Disabilities Non-Resident Returnees Displaced Stateless Trafficking Narcotics Drugs
    Terrorism Extremism Radicalization Radicalisation Stabilization Stabilisation Conflict Conflicts
    Crisis Preparedness Mitigation Disaster Disasters Relief Protection Prevention Safety Homeland Armed
    Military Weapons Proliferation Export-Control Holocaust Antisemitism War Veteran Monitoring
    Verification Compliance Rule Governance Transparency Anti-Corruption Elections Electoral
    Communication Families Hajj Endowments Infrastructures Reforms Investments Privatization Cooperatives
    Crafts Husbandry Ethics Martyrs Customs Insurance Banking Supplies Food Nutrition Sciences Peoples
    Consensus Integrity Accession Demography Materials Construction Emergencies Situations Resilience
    Aeronautics Cults Faith Waqf Awqaf Environmental Sector Educational Commercial Administrative
    Institutional Technological Agricultural Fiscal Monetary Medical Biological Inter-American Pan-African
    Ibero-American Euro-Atlantic Trilateral Interagency Near Democratic Outreach Exchanges Academic
    Counter-Narcotics Counternarcotics Anti-Terrorism Hybrid Threats Boundaries Hydrographic Postal
    Standards Intellectual Property Privacy Benelux Visegrad Caspian Nationalities
    Constitutional Legislative Prosecution Correctional Local Municipal Municipalities Provincial
    Decentralization Decentralisation Territorial Territories Borders Border Boundary Villages Cities
    Mobility Roads Railways Rail Ports Port Shipping Marine Coastal Fishery Aquaculture Wildlife
    Biodiversity Forests Parks Desertification Meteorology Seismology Post Posts Telecommunications
    Telecommunication Internet Cyberspace Cybersecurity Cyber-Security Digitalisation Digitalization
    Transformation Modernisation Modernization Artificial Data Technologies Emerging Critical Outer
    Multilateralism Multilaterals Ukraine-Related Neighbouring Nordic Baltic Balkan Balkans Mediterranean
    Caucasus Maghreb Mashreq Levant Andean Mesoamerica Mesoamerican Mekong Himalayan Antarctic Antarctica
    Polar
    Russian Ukrainian Chinese Korean Japanese Indian Arab Islamic Nuclear-Weapons Ceremonial Ceremonies
    Visits Translation Interpretation Personnel Inspection Audit Organizational Logistics Operations
    Peacekeeping Peacebuilding Peace-Building Mediation Dialogue Civilizations Civilisations Summit
    Summits Cooperation-Partnerships Partnership Alliances Alliance Coalition Implementation Evaluation
    Analysis Analyses Assessment Forecasting Studies Diplomatic Consulates Passports Visas Visa Citizens
    Nationality Residents Abroad Communist Party Workers People's Arabian Political-Security
    Socio-Cultural Politico-Military Political-Military Foundation Society Association Corporation Chamber
    Academy Fund University Center Centre Museum Network Interest Interests Preventing Combating Countering
    Sexual Violence Regime Productivity Art Gallery Library
    Promotion Settlement Resettlement Facilitation Advancement Opportunities Wellbeing Well-being
    Eradication Poverty Volunteering Volunteers Civic Pastoralism Handicrafts Textiles Textile Zones Cocoa
    Jute Shipbuilding Chemicals Pharmaceuticals Cadastre Hydraulics Spatial Interfaith Tolerance
    Coexistence Universities Prisons Police Gendarmerie Demining Ex-Servicemen Liberation Combatants
    Repatriation Naturalization Naturalisation Connectivity Sovereignty Reintegration Rehabilitation
    Devolution Federalism Decolonization Registration Procurement Accountability Insular Hydrogen
    Renewable Renewables Decarbonization Decarbonisation Semiconductors Biotechnology Cinema
    Cinematography Audiovisual Gastronomy Creative Creativity Plantation Plantations Veterinary Animal
    Sanitary Biosecurity Quarantine Epidemics Pandemics Wellness Hospitality Inter-Korean Intercultural
    Interethnic Intergovernmental Multicultural Self-Government Autonomy Entrepreneurs Cooperative
    """
)

# Words in front of a head of office that belong to the title.
OFFICE_MODIFIERS = words(
    """
    deputy vice first second third acting assistant federal senior special permanent parliamentary
    principal former then executive chief associate under interim caretaker designate presidential
    national joint honorary top personal high state union cabinet alternate first-vice incoming outgoing
    newly-appointed visiting government additional non-resident
    """
)

# What stands behind a name in capitals and is no part of it: orders, degrees, memberships, ranks.
POST_NOMINALS = words(
    """
    OBE MBE CBE KBE DBE GBE CMG KCMG GCMG DCMG CVO KCVO DCVO LVO MVO CB KCB GCB DCB KC QC MP MEP MLA MSP TD
    PC AO AC AM CSC DSC KNZM DNZM CNZM MNZM ONZM OAM PhD MD Jr Sr Esq IFS IAS IPS PSM SC OM CH CGH EGH MGH
    EBS CBS OGW GCFR GCON CFR CON OFR OON MFR MON SAN FNIM GCMRG GCRG GOSK KOM KUOM QSO QSM GNZM OJ ORTT GCSL
    SLC FSS NPOM
    """
)

# Capitalised words that are never part of a name of a person.
NOT_IN_NAMES = words(
    """
    The A An In On At To For Of And Or But By With From As After Before During Following Since While When
    Where He She They It His Her Their Its This These That Those Both Some All Also Today Yesterday
    Tomorrow Upon Under Minister Ministers Ministry Government Department Office Embassy Republic Korea
    Foreign Affairs State Press Release Releases Statement Joint Meeting Meetings Talks Summit Visit
    Visits Call Calls Forum Conference Dialogue Consultation Consultations Committee Commission Council
    Session Agreement Treaty Declaration Communique Honourable Honorable Excellency Majesty Highness Royal
    Mission Missions Delegation Delegations Ambassadors Representatives Secretary Speaker Chair Chairs
    Directorate Secretariat Parliament Assembly University Institute Center Centre Peninsula Sea Gulf
    Initiative Partnership Strategy Plan Program Programme Project Projects Fund Day Week Month Year
    Anniversary New General Special Representative Korean Peace Security Human Rights Party World
    International Global Regional National United Nations Union Bank Group Organization Organisation
    Association Agency Service Services Force Forces Army Navy Police Airport Airlines Hotel House Palace
    City Province Region Island Islands Ocean River Street Avenue Convention Protocol Resolution Charter
    Act Law Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Spokesperson Spokesman Spokeswoman News Mrs
    Cooperation Development Economic Political Public Diplomacy Trade Business Finance Health Defence
    Defense Strategic High Level Vice Deputy First Second Third Assistant Chinese Japanese Russian
    American European African Asian Asia Africa Europe Caribbean Nations Economy Washington Co-chairs
    Chairman Chairmanship Presidency Edificio Palacio Palazzo Palais
    Coordinator Director Directors Advisor Adviser Bureau Outcome Outcomes Remarks Readout Support Attack
    Attacks Terrorist Launch Missile Missiles Ballistic Nuclear Humanitarian Assistance Aid Sanctions
    Additional Official Working State-level Courtesy Message Messages Letter Condolence Condolences
    Congratulations Congratulatory Appointment Credentials Opening Ceremony Signing Commentary Briefing
    Transcript Announcement Announcements Notice Media Note Fact Sheet Question Response Regarding
    Concerning About Against Between Among Into Over Via Through Not No Our We I You Foundation Society
    Corporation Chamber Academy Museum Federation Network Subcommittee Fellow Similarly Meanwhile
    Additionally Furthermore Moreover However Earlier Subsequently Finally Later Likewise Separately
    Afterwards Thereafter Accordingly Nevertheless Therefore Thus Hence Consequently Lastly Currently
    Recently Previously Notably Developments Issues Situation Relations Ties Efforts Crisis Matters Views
    Counterpart Counterparts Well Yes Okay Thanks
    """
)

# Verbs that stand after a name in a headline; with `triggers.csv` they tell where the name ends.
HEADLINE_VERBS = words(
    """
    Attends Attend Attended Holds Hold Held Meets Meet Met Visits Visit Visited Talks Talk Talked Speaks
    Speak Spoke Travels Travel Travelled Traveled Arrives Arrived Leaves Departs Departed Hosts Host
    Hosted Receives Receive Received Calls Call Called Signs Sign Signed Sends Send Sent Issues Issued
    Delivers Delivered Gives Given Addresses Addressed Participates Participate Participated Presents
    Presented Pays Paid Condemns Condemned Welcomes Welcome Welcomed Congratulates Congratulated Expresses
    Expressed Summons Summoned Announces Announced Appointed Appoints Named Names Takes Take Took Has Have
    Had Is Are Was Were Will Would Discusses Discuss Discussed Concludes Concluded Leads Led Chairs
    Chaired Co-Chairs Co-chairs Co-Chaired Opens Opened Launches Launched Joins Joined Makes Made Urges
    Urged Says Said Stresses Stressed Tours Toured Returns Returned Exchanges Exchanged Inaugurates
    Inaugurated Adopts Adopted Agrees Agree Agreed Reaffirms Reaffirmed Confirms Confers Conferred
    Convenes Convened Joining Attending Visiting Meeting Hosting Ahead During After Before Regarding
    Concerning Accompanies Accompanied Begins Began Ends Ended Completes Completed Starts Started
    Undertakes Undertook Embarks Embarked Imposes Imposed Provides Provided Regrets Offers Offered Conveys
    Conveyed Presides Presided Moderates Moderated Wins Won Invites Invited Proposes Proposed Explains
    Explained Emphasizes Emphasized Emphasises Highlights Highlighted Underlines Underscores Introduces
    Introduced Explores Explored Consults Consulted Interviews Inspects Inspected Briefs Briefed Thanks
    Thanked Requests Requested Asks Asked Seeks Vows Pledges Pledged Reviews Reviewed Shares Shared
    Submits Submitted Represents Represented Hails Commends Commended Awards Awarded Kicks Dispatches
    Dispatched Co-Hosts Co-hosts Co-Hosted Engages Engaged Continues Continued Contributes Mourns Welcoming
    Commending Condemning Congratulating Announcing Marking Following Expressing Urging Phones Phoned Heads
    Hands Handed Accredits Accredited Commissions Commissioned Reiterates Reiterated Arrive Depart Leave
    """
)

# Verbs of saying: who makes public that others will meet need not be there, who speaks of a subject is.
_SAYS_THAT = words("said says stated states confirmed noted")
ANNOUNCING = _SAYS_THAT | words("announced announces announcing declared declares")
SAYING = _SAYS_THAT | words(
    """
    notes stressed stresses emphasized emphasised emphasizes emphasises underlined underlines
    underscored underscores highlighted highlights pointed points expressed expresses explained explains
    reaffirmed reaffirms reiterated reiterates welcomed welcomes thanked thanks congratulated
    congratulates assessed assesses evaluated evaluates appreciated appreciates commended commends
    praised praises conveyed conveys shared shares briefed briefs informed informs told asked asks
    requested requests urged urges proposed proposes suggested suggests hoped hopes wished
    affirmed affirms confirms remarked responded replied added adds mentioned recalled
    introduced presented outlined described invited extended assured pledged voiced offered
    spoke speaks addressed delivered observed acknowledged recognized recognised hailed lauded
    elaborated raised gave apprised called
    """
)

# Of a region: "Nordic foreign ministers", "the Arab leaders"; whoever they are, not two who were named.
REGIONS = words(
    """
    nordic baltic nordic-baltic arab gulf african european asian american caribbean pacific iberian balkan
    islamic mediterranean arctic commonwealth
    """
)
