<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>ActivationPanel</name>
    <message>
        <source>Activations</source>
        <translation>激發函數</translation>
    </message>
    <message>
        <source>Activation curves</source>
        <translation>激發函數曲線</translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Space and move it with the arrows; A shows all</source>
        <translation>拖曳一個點，或用空白鍵選點、方向鍵移動；按 A 顯示全部</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>預激發值</translation>
    </message>
    <message>
        <source>f, g, h</source>
        <translation>f, g, h</translation>
    </message>
</context>
<context>
    <name>AnswerBars</name>
    <message>
        <source>Prediction at {token}</source>
        <translation>{token}處的預測</translation>
    </message>
    <message>
        <source>Moved most at {token}: by {shift}</source>
        <translation>在{token}處變化最大：{shift}</translation>
    </message>
    <message>
        <source>No answer changed.</source>
        <translation>沒有回答發生變化。</translation>
    </message>
    <message>
        <source>Answered otherwise</source>
        <translation>回答改變處</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 個</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>復原(&amp;U)：{change}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做(&amp;R)：{change}</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>沒有網路</translation>
    </message>
    <message>
        <source>Click a word and a unit: Open in Cell shows the unit&apos;s run, and the network answers every change anew.</source>
        <translation>點擊一個詞和一個單元；在「單元」中開啟，就能看到它的運行過程，每改一處，網路都會重新回答。</translation>
    </message>
    <message>
        <source>Drag a slider, a gate or a point: everything follows.</source>
        <translation>拖曳滑桿、閘門或圖上的點，其餘一切隨之變化。</translation>
    </message>
</context>
<context>
    <name>CellWorkspace</name>
    <message>
        <source>Cell</source>
        <translation>單元</translation>
    </message>
</context>
<context>
    <name>CellsPanel</name>
    <message>
        <source>Cells compared</source>
        <translation>單元對比</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>輸入數</translation>
    </message>
    <message>
        <source>Numbers that the layer reads at each step</source>
        <translation>該層每一步讀入的數的個數</translation>
    </message>
    <message>
        <source>units</source>
        <translation>單元數</translation>
    </message>
    <message>
        <source>Units of the layer</source>
        <translation>該層的單元數</translation>
    </message>
    <message>
        <source>Equations, parameters and diagrams of the cells</source>
        <translation>各種單元的公式、參數和示意圖</translation>
    </message>
    <message>
        <source>×: how often the layer has the parameters of a simple one. The diagrams show the step that is open in Cell, the same input for both: the LSTM with three gates, the GRU with two.</source>
        <translation>×：該層的參數是簡單 RNN 層的幾倍。示意圖顯示「單元」中開啟的那一步，兩者輸入相同：LSTM 有三個閘門，GRU 有兩個。</translation>
    </message>
</context>
<context>
    <name>ClippingPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Train the Second Run</source>
        <translation>訓練第二次</translation>
    </message>
    <message>
        <source>Train Both</source>
        <translation>兩次都訓練</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>gradient norm ‖g‖ before clipping; above, clipped steps</source>
        <translation>裁剪前的梯度範數 ‖g‖；上方為被裁剪的步</translation>
    </message>
    <message>
        <source>Press Train Both: the norm of every step is drawn here.</source>
        <translation>按「兩次都訓練」：每一步的範數都會畫在這裡。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 條</translation>
    </message>
    <message>
        <source>{run}, unclipped</source>
        <translation>{run}，不裁剪</translation>
    </message>
    <message>
        <source>As set in Network: {task}, {network}, seed {seed}.</source>
        <translation>依「網路」中的設定：{task}，{network}，隨機種子 {seed}。</translation>
    </message>
    <message>
        <source>{run}: {clipped} of {steps} steps clipped.</source>
        <translation>{run}：{steps} 步中有 {clipped} 步被裁剪。</translation>
    </message>
    <message>
        <source>Clipping in real training</source>
        <translation>實際訓練中的梯度裁剪</translation>
    </message>
    <message>
        <source>threshold θ</source>
        <translation>閾值 θ</translation>
    </message>
    <message>
        <source>If ‖g‖ ≥ θ then g ← θ·g/‖g‖; the lecture&apos;s example clips at 15</source>
        <translation>若 ‖g‖ ≥ θ，則 g ← θ·g/‖g‖；課程的例子在 15 處裁剪</translation>
    </message>
    <message>
        <source>Train the network that is set in Network twice with one seed: without clipping, then with it</source>
        <translation>用同一隨機種子把「網路」中設定的網路訓練兩次：先不裁剪，再裁剪</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>對數刻度</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>梯度裁剪</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Press Train: every step is drawn here.</source>
        <translation>按「訓練」：每一步都會畫在這裡。</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 條</translation>
    </message>
    <message>
        <source>{score} on dev</source>
        <translation>驗證集 {score}</translation>
    </message>
    <message>
        <source>loss: lines train, circles dev</source>
        <translation>損失：線為訓練集，圓圈為驗證集</translation>
    </message>
    <message>
        <source>gradient norm ‖g‖; above, clipped steps</source>
        <translation>梯度範數 ‖g‖；上方為被裁剪的步</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss of every step, and on dev after every epoch</source>
        <translation>每一步的損失，以及每輪之後驗證集上的損失</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>F1 or accuracy on dev, after every epoch</source>
        <translation>每輪之後驗證集上的 F1 或準確率</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Norm of the gradient before clipping; clipped steps above</source>
        <translation>裁剪前的梯度範數；上方為被裁剪的步</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Learning rate of every step</source>
        <translation>每一步的學習率</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>對數刻度</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing {weight}</source>
        <translation>平滑 {weight}</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Plots</source>
        <translation>圖表</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>pinned {value}</source>
        <translation>固定 {value}</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打開 {percent}%</translation>
    </message>
    <message>
        <source>memory, set by hand</source>
        <translation>記憶（手動設定）</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>∂ of {what} at step {step}</source>
        <translation>第 {step} 步 {what} 的 ∂</translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Open keeps the memory; shut clears it.</source>
        <translation>打開則保留記憶，關閉則清除記憶。</translation>
    </message>
    <message>
        <source>Drag up or down; double click resets.</source>
        <translation>上下拖曳；按兩下還原。</translation>
    </message>
    <message>
        <source>Driven by the weights: change the inputs or the weights.</source>
        <translation>由權重決定：請修改輸入或權重。</translation>
    </message>
</context>
<context>
    <name>DiagramPanel</name>
    <message>
        <source>Memory cell</source>
        <translation>記憶單元</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>Which cell: the diagram and the equations change with it</source>
        <translation>單元類型：示意圖和公式隨之改變</translation>
    </message>
    <message>
        <source>∂ gradients</source>
        <translation>∂ 梯度</translation>
    </message>
    <message>
        <source>Show how the chosen value answers to every other: ∂ flows backwards</source>
        <translation>顯示所選值對其他各值的響應：∂ 反向流動</translation>
    </message>
    <message>
        <source>∂a, this step</source>
        <translation>∂a，本步</translation>
    </message>
    <message>
        <source>∂a, last step</source>
        <translation>∂a，末步</translation>
    </message>
    <message>
        <source>∂c′, this step</source>
        <translation>∂c′，本步</translation>
    </message>
    <message>
        <source>∂c′, last step</source>
        <translation>∂c′，末步</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>求梯度的量</translation>
    </message>
    <message>
        <source>Diagram of the cell</source>
        <translation>單元示意圖</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Sessions, sequences and networks ({patterns})</source>
        <translation>工作階段、序列和網路 ({patterns})</translation>
    </message>
    <message>
        <source>Networks ({patterns})</source>
        <translation>網路 ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在讀取 {file}…</translation>
    </message>
    <message>
        <source>{network} reads words. Look into a network that reads numbers, or go to Cell first.</source>
        <translation>{network} 讀入的是詞。請先檢視一個讀入數字的網路，或前往「單元」。</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>無法開啟 {file}：{reason}</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪貼簿中沒有文字。請先在試算表中複製儲存格。</translation>
    </message>
    <message>
        <source>Sessions ({pattern})</source>
        <translation>工作階段 ({pattern})</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}. Choose another folder with File → Save As.</source>
        <translation>無法儲存 {file}：{reason}。請用「檔案 → 另存新檔」選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已儲存到 {file}</translation>
    </message>
    <message>
        <source>{file} has changes that are not saved. Save them?</source>
        <translation>{file} 有尚未儲存的變更。要儲存嗎？</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>圖(&amp;F)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>解析度(&amp;R)</translation>
    </message>
    <message>
        <source>Ste&amp;ps per second</source>
        <translation>每秒步數(&amp;P)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Whole workspace</source>
        <translation>整個工作區</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 圖片</translation>
    </message>
    <message>
        <source>SVG vector</source>
        <translation>SVG 向量圖</translation>
    </message>
    <message>
        <source>PDF vector</source>
        <translation>PDF 向量圖</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSV 資料</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF 動畫</translation>
    </message>
    <message>
        <source>APNG animation</source>
        <translation>APNG 動畫</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>與螢幕相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>單欄，85 mm</translation>
    </message>
    <message>
        <source>Page, 170 mm</source>
        <translation>通欄，170 mm</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>投影片，16:9</translation>
    </message>
    <message>
        <source>%p%, {seconds} s left</source>
        <translation>%p%，還需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在寫入檔案…</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Copied: {figure}</source>
        <translation>已複製：{figure}</translation>
    </message>
    <message>
        <source>Copy Figure</source>
        <translation>複製圖</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>One recurrent network was found in {file}.</source>
        <translation>在 {file} 中找到一個循環網路。</translation>
    </message>
    <message>
        <source>{count} recurrent networks were found in {file}. Choose one.</source>
        <translation>在 {file} 中找到 {count} 個循環網路，請選擇一個。</translation>
    </message>
    <message>
        <source>Networks in this file</source>
        <translation>此檔案中的網路</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層數</translation>
    </message>
    <message>
        <source>Inputs → units</source>
        <translation>輸入 → 單元</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>{layers}, both directions</source>
        <translation>{layers}，雙向</translation>
    </message>
    <message>
        <source>one cell module</source>
        <translation>單個 cell 模組</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（無名稱）</translation>
    </message>
    <message>
        <source>Not used, {count}: {names}</source>
        <translation>未使用，{count} 項：{names}</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>捨入</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精確</translation>
    </message>
    <message>
        <source>Three decimals</source>
        <translation>三位小數</translation>
    </message>
    <message>
        <source>Every digit of the double-precision number</source>
        <translation>雙精度數的全部數字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the formulas</source>
        <translation>複製公式</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>複製為 LaTeX</translation>
    </message>
    <message>
        <source>As Text</source>
        <translation>複製為文字</translation>
    </message>
</context>
<context>
    <name>GradientsWorkspace</name>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>About LSTM Sim</source>
        <translation>關於 LSTM Sim</translation>
    </message>
    <message>
        <source>LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.</source>
        <translation>LSTM Sim {version}：看清循環記憶單元內部的儀器。</translation>
    </message>
</context>
<context>
    <name>InputsPanel</name>
    <message>
        <source>Arrows: 0.1, with Shift 0.01; Page: 1; Home and End: the ends. Double click resets.</source>
        <translation>方向鍵：0.1，加 Shift：0.01；翻頁鍵：1；Home 和 End：兩端。按兩下還原。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>輸入 {number}</translation>
    </message>
    <message>
        <source>Weight of the memory in {symbol}</source>
        <translation>記憶在 {symbol} 中的權重</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>Set z, zᵢ, z_f and z_o themselves</source>
        <translation>直接設定 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加權</translation>
    </message>
    <message>
        <source>Set inputs x₁ … xₙ; a matrix of weights makes z, zᵢ, z_f and z_o of them</source>
        <translation>設定輸入 x₁ … xₙ，由權重矩陣算出 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步進</translation>
    </message>
    <message>
        <source>Commit the step: c becomes c′ (Ctrl+Return)</source>
        <translation>走一步：c 變為 c′（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>後退</translation>
    </message>
    <message>
        <source>One step back (Ctrl+Backspace)</source>
        <translation>後退一步（Ctrl+Backspace）</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this state and compare later ones with it (Ctrl+P)</source>
        <translation>固定此狀態，與之後的狀態比較（Ctrl+P）</translation>
    </message>
    <message>
        <source>Memory set by hand: release</source>
        <translation>手動設定的記憶：還原</translation>
    </message>
    <message>
        <source>Let the memory be again what the run brings to this step</source>
        <translation>讓記憶重新取執行到此步的值</translation>
    </message>
    <message>
        <source>Activation f of the gates</source>
        <translation>閘門的激發函數 f</translation>
    </message>
    <message>
        <source>Activation g of the cell input</source>
        <translation>單元輸入的激發函數 g</translation>
    </message>
    <message>
        <source>Activation h of the memory on its way out</source>
        <translation>記憶輸出時的激發函數 h</translation>
    </message>
    <message>
        <source>Weights of the memory</source>
        <translation>記憶的權重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>unit </source>
        <translation>單元 </translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>One input fewer</source>
        <translation>減少一個輸入</translation>
    </message>
    <message>
        <source>One input more</source>
        <translation>增加一個輸入</translation>
    </message>
</context>
<context>
    <name>LayerButton</name>
    <message>
        <source>Choose the layer, and the direction in which it reads</source>
        <translation>選擇層及其讀取方向</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lessons ({patterns})</source>
        <translation>教學 ({patterns})</translation>
    </message>
    <message>
        <source>Open a Lesson</source>
        <translation>開啟教學</translation>
    </message>
    <message>
        <source>Open Lesson &amp;File…</source>
        <translation>開啟教學檔案(&amp;F)…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>Do it in the program.</source>
        <translation>請在程式中完成。</translation>
    </message>
    <message>
        <source>{step} of {count}</source>
        <translation>{step} / {count}</translation>
    </message>
    <message>
        <source>Next Lesson ▶</source>
        <translation>下一課 ▶</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next lesson: {title}</source>
        <translation>下一課：{title}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>教學</translation>
    </message>
    <message>
        <source>The lesson {name} is not there.</source>
        <translation>找不到教學 {name}。</translation>
    </message>
    <message>
        <source>Show Me</source>
        <translation>做給我看</translation>
    </message>
    <message>
        <source>Bring the program to where this step begins; undo brings yours back</source>
        <translation>把程式帶到這一步開始的狀態；復原即可回到您原來的狀態</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Choose another lesson</source>
        <translation>選擇其他教學</translation>
    </message>
    <message>
        <source>Close the lesson; everything stays as it is</source>
        <translation>關閉教學；一切保持原樣</translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <source>As known, or as answered</source>
        <translation>依已知標籤，或依網路的回答</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在載入網路…</translation>
    </message>
    <message>
        <source>No network answers: choose one in Network.</source>
        <translation>沒有網路作答：請在「網路」中選擇一個。</translation>
    </message>
    <message>
        <source>{network}: “{sentence}”</source>
        <translation>{network}：「{sentence}」</translation>
    </message>
    <message>
        <source>This network answers with numbers: choose one in Network that labels words.</source>
        <translation>此網路的回答是數：請在「網路」中選擇一個給詞加標籤的網路。</translation>
    </message>
    <message>
        <source>references as chosen by you</source>
        <translation>參考標籤由您選定</translation>
    </message>
    <message>
        <source>references of the example</source>
        <translation>例句自帶的參考標籤</translation>
    </message>
    <message>
        <source>references: the network&apos;s own answers; click on labels to choose others</source>
        <translation>參考標籤：網路自己的回答；點擊標籤可另選</translation>
    </message>
    <message>
        <source>L = Σ −ln y(reference) = {total}</source>
        <translation>L = Σ −ln y(參考標籤) = {total}</translation>
    </message>
    <message>
        <source>trained as a whole sequence (CRF): shown are the marginals</source>
        <translation>依整個序列訓練（CRF）：顯示的是邊際機率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss, word by word</source>
        <translation>逐詞的損失</translation>
    </message>
    <message>
        <source>Each word&apos;s likeliest labels, ▸ before the reference; what it adds to the loss; the sum so far. Click on the labels, or press Enter, to choose another reference.</source>
        <translation>每個詞最可能的標籤，參考標籤前標 ▸；它給損失增加的量；到此為止的總和。點擊標籤或按 Enter 可另選參考標籤。</translation>
    </message>
    <message>
        <source>Reset References</source>
        <translation>還原參考標籤</translation>
    </message>
    <message>
        <source>Those of the example, or the network&apos;s own answers</source>
        <translation>例句自帶的，或網路自己的回答</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>What to look for</source>
        <translation>看什麼</translation>
    </message>
    <message>
        <source>The network could not be run: {reason}</source>
        <translation>網路無法執行：{reason}</translation>
    </message>
    <message>
        <source>LSTM Sim did not end properly. The session of {time} is still there.</source>
        <translation>LSTM Sim 上次未正常結束。{time} 的工作階段仍在。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>A network is being trained. Stop? The run is kept and can be continued.</source>
        <translation>正在訓練網路。要停止嗎？訓練紀錄會保留，之後可以繼續。</translation>
    </message>
</context>
<context>
    <name>MapsPanel</name>
    <message>
        <source>Choose a network to look into.</source>
        <translation>請選擇要檢視的網路。</translation>
    </message>
    <message>
        <source>Type a sentence, and every unit shows here what it does at each word.</source>
        <translation>輸入一個句子，這裡會顯示每個單元在每個詞處的活動。</translation>
    </message>
    <message>
        <source>Gates and memory</source>
        <translation>閘門與記憶</translation>
    </message>
    <message>
        <source>Heat maps of the units over the time steps</source>
        <translation>各單元隨時間步變化的熱圖</translation>
    </message>
    <message>
        <source>Click a cell to look at its unit and time step, or move there with the arrows; the wheel zooms, dragging then moves the maps, A shows all. Enter, or a double click, opens the unit in Cell.</source>
        <translation>點擊一格檢視其單元和時間步，或用方向鍵移動；滾輪縮放，縮放後可拖曳，按 A 顯示全部。按 Enter 或按兩下可在「單元」中開啟該單元。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Show how far each value moved from the network without the changes</source>
        <translation>顯示各值與未變更的網路相差多少</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>No files yet</source>
        <translation>尚無檔案</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>預設(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Networks</source>
        <translation>網路(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近開啟(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步進(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Choose a Lesson</source>
        <translation>選擇教學(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟隨系統(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>What to begin with</source>
        <translation>從什麼開始</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>No network is looked into. Choose one in Network first.</source>
        <translation>尚未選擇網路。請先在「網路」中選擇一個。</translation>
    </message>
    <message>
        <source>Checkpoint of LSTM Sim ({pattern})</source>
        <translation>LSTM Sim 檢查點 ({pattern})</translation>
    </message>
    <message>
        <source>PyTorch state dict ({pattern})</source>
        <translation>PyTorch 狀態字典 ({pattern})</translation>
    </message>
    <message>
        <source>Python script with its weights beside it ({pattern})</source>
        <translation>Python 指令碼，附權重檔 ({pattern})</translation>
    </message>
    <message>
        <source>Save Network As</source>
        <translation>網路另存新檔</translation>
    </message>
    <message>
        <source>Table ({pattern})</source>
        <translation>表格 ({pattern})</translation>
    </message>
    <message>
        <source>NumPy arrays ({pattern})</source>
        <translation>NumPy 陣列 ({pattern})</translation>
    </message>
    <message>
        <source>Export Traces</source>
        <translation>匯出軌跡</translation>
    </message>
    <message>
        <source>{file} is still being written. Wait for it.</source>
        <translation>{file} 仍在寫入，請稍候。</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>正在寫入 {file}…</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已儲存到 {file}</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another folder.</source>
        <translation>無法寫入 {file}：{reason}。請選擇其他資料夾。</translation>
    </message>
</context>
<context>
    <name>NetworkWorkspace</name>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>One row for each time step, {count} columns, parted by spaces, tabs or commas.</source>
        <translation>每個時間步一列，共 {count} 欄，以空格、定位字元或逗號分隔。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>There are {found} columns; the network reads {wanted}.</source>
        <translation>有 {found} 欄，而網路讀取 {wanted} 欄。</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
</context>
<context>
    <name>PhasePanel</name>
    <message>
        <source>Every memory stays as it is.</source>
        <translation>任何記憶都保持不變。</translation>
    </message>
    <message>
        <source>● stable</source>
        <translation>● 穩定</translation>
    </message>
    <message>
        <source>○ unstable</source>
        <translation>○ 不穩定</translation>
    </message>
    <message>
        <source>{kind} {memory}, slope {slope}</source>
        <translation>{kind} {memory}，斜率 {slope}</translation>
    </message>
    <message>
        <source>No fixed point in this range.</source>
        <translation>此範圍內沒有不動點。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相圖</translation>
    </message>
    <message>
        <source>Phase plot of the memory</source>
        <translation>記憶的相圖</translation>
    </message>
    <message>
        <source>Where the memory goes under the present inputs: drag the point to begin elsewhere; A shows all</source>
        <translation>目前輸入下記憶的去向：拖曳點可從別處開始；按 A 顯示全部</translation>
    </message>
</context>
<context>
    <name>PowerPanel</name>
    <message>
        <source>{number} (beyond what a computer&apos;s number holds)</source>
        <translation>{number}（超出電腦數的範圍）</translation>
    </message>
    <message>
        <source>{number} (0 for a computer)</source>
        <translation>{number}（在電腦中即為 0）</translation>
    </message>
    <message>
        <source>w⁹⁹⁹</source>
        <translation>w⁹⁹⁹</translation>
    </message>
    <message>
        <source>The weight that feeds the memory back; Shift and the arrows move it finely</source>
        <translation>把記憶回饋回來的權重；Shift 加方向鍵可微調</translation>
    </message>
    <message>
        <source>the lecture&apos;s</source>
        <translation>課程中的值</translation>
    </message>
    <message>
        <source>y and dy/dw over the weight</source>
        <translation>y 和 dy/dw 隨權重的變化</translation>
    </message>
    <message>
        <source>log₁₀ |y|, log₁₀ |dy/dw| (dashed)</source>
        <translation>log₁₀ |y|，log₁₀ |dy/dw|（虛線）</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>from</source>
        <translation>從</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Own Range</source>
        <translation>合適的範圍</translation>
    </message>
    <message>
        <source>The range that suits this surface</source>
        <translation>適合這個曲面的範圍</translation>
    </message>
    <message>
        <source>Range of the Axes</source>
        <translation>座標軸範圍</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>響應</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>圖中顯示的量</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>橫軸</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>縱軸</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>響應圖</translation>
    </message>
    <message>
        <source>Drag the crosshair to set both inputs, or move it with the arrows; A shows all</source>
        <translation>拖曳十字線同時設定兩個輸入，或用方向鍵移動；按 A 顯示全部</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Best score on dev: F1 or accuracy; for a series, the error</source>
        <translation>驗證集上的最佳分數：F1 或準確率；時間序列則為誤差</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任務</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架構</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>輪數</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用時</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練中</translation>
    </message>
    <message>
        <source>begun {time}</source>
        <translation>{time} 開始</translation>
    </message>
    <message>
        <source>{optimizer}, learning rate {rate}, clip norm {clip}, batch {batch}, seed {seed}</source>
        <translation>{optimizer}，學習率 {rate}，裁剪範數 {clip}，批次大小 {batch}，隨機種子 {seed}</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Hide Its Curves</source>
        <translation>隱藏其曲線</translation>
    </message>
    <message>
        <source>Show Its Curves</source>
        <translation>顯示其曲線</translation>
    </message>
    <message>
        <source>Move the run “{name}” to the trash?</source>
        <translation>要把訓練紀錄「{name}」移到資源回收筒嗎？</translation>
    </message>
    <message>
        <source>Its network and its curves go with it; they can be restored from there.</source>
        <translation>其網路和曲線會一併移走，可從那裡還原。</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到資源回收筒</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>訓練紀錄</translation>
    </message>
    <message>
        <source>Tables ({pattern})</source>
        <translation>表格 ({pattern})</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>No runs yet. What is trained is kept here, also for the next start.</source>
        <translation>尚無訓練紀錄。訓練過的都保存在這裡，下次啟動仍在。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What can be done with the run that is chosen</source>
        <translation>對所選訓練紀錄可做的操作</translation>
    </message>
    <message>
        <source>Open in the Maps</source>
        <translation>在熱圖中開啟</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Continue Training</source>
        <translation>繼續訓練</translation>
    </message>
    <message>
        <source>Take Its Settings</source>
        <translation>採用其設定</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Export Its Curves…</source>
        <translation>匯出其曲線…</translation>
    </message>
    <message>
        <source>Export the Table…</source>
        <translation>匯出表格…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>刪除…</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>∂c′/∂c = {gate}: open, the gradient passes whole</source>
        <translation>∂c′/∂c = {gate}：打開時梯度完整通過</translation>
    </message>
    <message>
        <source>∂c′/∂c: {gate}, and what the peepholes add</source>
        <translation>∂c′/∂c：{gate}，再加上窺視孔的部分</translation>
    </message>
    <message>
        <source>Sensitivity of {what}</source>
        <translation>{what} 的靈敏度</translation>
    </message>
    <message>
        <source>How the new memory c′ answers</source>
        <translation>新記憶 c′ 如何響應</translation>
    </message>
    <message>
        <source>How the output a answers</source>
        <translation>輸出 a 如何響應</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>靈敏度</translation>
    </message>
</context>
<context>
    <name>SentencesPanel</name>
    <message>
        <source>There are no examples for this network</source>
        <translation>此網路沒有例句</translation>
    </message>
    <message>
        <source>Loading the networks…</source>
        <translation>正在載入網路…</translation>
    </message>
    <message>
        <source>No network is chosen. Choose one from Networks.</source>
        <translation>未選擇網路。請從「網路」中選擇。</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>輸入一個句子</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Answers, word by word</source>
        <translation>逐詞的回答</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>Choose which networks answer under each other</source>
        <translation>選擇哪些網路的回答上下並列</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>挑選</translation>
    </message>
    <message>
        <source>A sentence the network never saw in training</source>
        <translation>網路在訓練中從未見過的句子</translation>
    </message>
    <message>
        <source>Compare with one more sentence</source>
        <translation>再加一個句子作比較</translation>
    </message>
    <message>
        <source>Take this sentence away</source>
        <translation>移除此句子</translation>
    </message>
</context>
<context>
    <name>SequenceDialog</name>
    <message>
        <source>Rename input</source>
        <translation>重新命名輸入</translation>
    </message>
    <message>
        <source>Name of the input:</source>
        <translation>輸入的名稱：</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪貼簿中沒有文字。請先在試算表中複製儲存格。</translation>
    </message>
    <message>
        <source>Open CSV</source>
        <translation>開啟 CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>無法開啟 {file}：{reason}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>The sequence: a row for each time step</source>
        <translation>序列：每個時間步一列</translation>
    </message>
    <message>
        <source>Paste cells of a spreadsheet from the current cell on (Ctrl+V)</source>
        <translation>從目前儲存格起貼上試算表的內容（Ctrl+V）</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>A row of zeros below the current one (Ins)</source>
        <translation>在目前列下方插入一列零（Ins）</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製列</translation>
    </message>
    <message>
        <source>The current row once more (Ctrl+D)</source>
        <translation>再來一列相同的（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Delete the selected rows (Ctrl+Del)</source>
        <translation>刪除所選的列（Ctrl+Del）</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
    </message>
    <message>
        <source>Give the current input another name</source>
        <translation>給目前輸入換一個名稱</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>開啟 CSV…</translation>
    </message>
    <message>
        <source>Take the sequence from a file</source>
        <translation>從檔案讀取序列</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>產生…</translation>
    </message>
    <message>
        <source>Fill an input with a signal</source>
        <translation>用訊號填滿一個輸入</translation>
    </message>
</context>
<context>
    <name>SequenceGenerator</name>
    <message>
        <source>Signal</source>
        <translation>訊號</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Length (steps)</source>
        <translation>長度（步）</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>Period (steps)</source>
        <translation>週期（步）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Put the signal into the chosen input</source>
        <translation>把訊號放入所選輸入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give the input its values back</source>
        <translation>恢復該輸入原來的值</translation>
    </message>
</context>
<context>
    <name>SequenceModel</name>
    <message>
        <source>“{text}” is not a number. The cell keeps its value.</source>
        <translation>「{text}」不是數。儲存格保持原值。</translation>
    </message>
</context>
<context>
    <name>SequencePanel</name>
    <message>
        <source>own</source>
        <translation>自訂</translation>
    </message>
    <message>
        <source>should be y{number}</source>
        <translation>應為 y{number}</translation>
    </message>
    <message>
        <source>answer y{number}</source>
        <translation>回答 y{number}</translation>
    </message>
    <message>
        <source>y{number} with the changes</source>
        <translation>變更後的 y{number}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Inputs, answers and what should be answered, over time</source>
        <translation>隨時間變化的輸入、回答和應有的回答</translation>
    </message>
    <message>
        <source>time step</source>
        <translation>時間步</translation>
    </message>
    <message>
        <source>value</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>Example of the network&apos;s own task</source>
        <translation>網路自身任務的範例</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>產生</translation>
    </message>
    <message>
        <source>Read a made-up sequence</source>
        <translation>讀取一個產生的序列</translation>
    </message>
    <message>
        <source>Type…</source>
        <translation>輸入…</translation>
    </message>
    <message>
        <source>Type or paste the sequence; a CSV file can be dropped on the window</source>
        <translation>輸入或貼上序列；也可把 CSV 檔案拖到視窗上</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一個或上一個控制項</translation>
    </message>
    <message>
        <source>Slider or gate: one step</source>
        <translation>滑桿或閘門：一格</translation>
    </message>
    <message>
        <source>Slider or gate: finer</source>
        <translation>滑桿或閘門：更細</translation>
    </message>
    <message>
        <source>Shift + arrow</source>
        <translation>Shift + 方向鍵</translation>
    </message>
    <message>
        <source>Slider or gate: coarser</source>
        <translation>滑桿或閘門：更粗</translation>
    </message>
    <message>
        <source>Slider or gate: to the end</source>
        <translation>滑桿或閘門：到端點</translation>
    </message>
    <message>
        <source>Reset one value</source>
        <translation>還原一個值</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>按兩下</translation>
    </message>
    <message>
        <source>Figure: menu</source>
        <translation>圖：選單</translation>
    </message>
    <message>
        <source>Right click or Menu key</source>
        <translation>右鍵或選單鍵</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>sort: {order}</source>
        <translation>排序：{order}</translation>
    </message>
    <message>
        <source>change at “{token}”</source>
        <translation>在「{token}」處的變化</translation>
    </message>
    <message>
        <source>selective for “{label}”</source>
        <translation>對「{label}」的選擇性</translation>
    </message>
    <message>
        <source>number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>selective for a label</source>
        <translation>對某標籤的選擇性</translation>
    </message>
    <message>
        <source>by {symbol}, {name}</source>
        <translation>依 {symbol}（{name}）</translation>
    </message>
    <message>
        <source>Choose how the units are sorted, and by which of their values</source>
        <translation>選擇單元的排序方式及所依據的值</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>{network} (chosen)</source>
        <translation>{network}（目前）</translation>
    </message>
    <message>
        <source>Pascanu&apos;s network of one unit</source>
        <translation>Pascanu 的單一單元網路</translation>
    </message>
    <message>
        <source>two weights of</source>
        <translation>兩個權重，屬於</translation>
    </message>
    <message>
        <source>two directions of</source>
        <translation>兩個方向，屬於</translation>
    </message>
    <message>
        <source>on its sentence</source>
        <translation>在目前句子上</translation>
    </message>
    <message>
        <source>on all sentences</source>
        <translation>在全部句子上</translation>
    </message>
    <message>
        <source>on held-out examples</source>
        <translation>在留出樣本上</translation>
    </message>
    <message>
        <source>random, scaled filter by filter</source>
        <translation>隨機方向，逐濾波器縮放</translation>
    </message>
    <message>
        <source>principal ones of the training path</source>
        <translation>訓練路徑的主方向</translation>
    </message>
    <message>
        <source>Whose error surface</source>
        <translation>誰的誤差曲面</translation>
    </message>
    <message>
        <source>Which network: those that are open in Network</source>
        <translation>哪個網路：「網路」中開啟的那些</translation>
    </message>
    <message>
        <source>On which sentences or sequences the loss is taken</source>
        <translation>損失取自哪些句子或序列</translation>
    </message>
    <message>
        <source>Which two directions through all weights (Li et al. 2018)</source>
        <translation>穿過全部權重的哪兩個方向（Li 等，2018）</translation>
    </message>
    <message>
        <source>Seed of the random directions</source>
        <translation>隨機方向的種子</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>Weight along {axis}</source>
        <translation>{axis} 軸的權重</translation>
    </message>
</context>
<context>
    <name>StepperPanel</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Arrived here: {values}</source>
        <translation>到達此處：{values}</translation>
    </message>
    <message>
        <source>along the memory alone, Π f(z_f) = {value}</source>
        <translation>僅沿記憶：Π f(z_f) = {value}</translation>
    </message>
    <message>
        <source>The run in Cell has one step: here its inputs are held for {steps} steps.</source>
        <translation>「單元」裡的執行只有一步：這裡讓同樣的輸入保持 {steps} 步。</translation>
    </message>
    <message>
        <source>Backwards, step by step</source>
        <translation>逐步反向傳播</translation>
    </message>
    <message>
        <source>The way back through one step</source>
        <translation>在一步之內反向傳播的路徑</translation>
    </message>
    <message>
        <source>Each wire bears its local derivative; what comes, times that, goes on. ← and → follow it.</source>
        <translation>每條線上標著局部導數；傳來的值乘以它，再繼續傳下去。按 ← 和 → 逐步跟隨。</translation>
    </message>
    <message>
        <source>Follow the last step&apos;s output</source>
        <translation>從末步的輸出開始</translation>
    </message>
    <message>
        <source>Follow the last step&apos;s memory</source>
        <translation>從末步的記憶開始</translation>
    </message>
    <message>
        <source>One step back in time (←)</source>
        <translation>在時間上後退一步（←）</translation>
    </message>
    <message>
        <source>One step forth (→)</source>
        <translation>前進一步（→）</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>反向傳播</translation>
    </message>
</context>
<context>
    <name>SurfacePanel</name>
    <message>
        <source>E (bold) and ‖g‖ (thin) at each step; θ dotted</source>
        <translation>每一步的 E（粗線）和 ‖g‖（細線）；θ 為點線</translation>
    </message>
    <message>
        <source>Click on the surface to descend from there.</source>
        <translation>點擊曲面，從該處開始下降。</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>unclipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>第 {step} 步收斂</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>第 {step} 步發散</translation>
    </message>
    <message>
        <source>left the picture at step {step}</source>
        <translation>第 {step} 步離開圖面</translation>
    </message>
    <message>
        <source>still going after {step} steps</source>
        <translation>{step} 步後仍在繼續</translation>
    </message>
    <message>
        <source>Error surface</source>
        <translation>誤差曲面</translation>
    </message>
    <message>
        <source>principal direction {number} ({share} of the path)</source>
        <translation>主方向 {number}（占路徑的 {share}）</translation>
    </message>
    <message>
        <source>direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
    <message>
        <source>Error over {x} and {y}</source>
        <translation>誤差隨 {x} 和 {y} 的變化</translation>
    </message>
    <message>
        <source>E along {axis}</source>
        <translation>E 沿 {axis}</translation>
    </message>
    <message>
        <source>“{sentence}”</source>
        <translation>「{sentence}」</translation>
    </message>
    <message>
        <source>{count} sequences</source>
        <translation>{count} 個序列</translation>
    </message>
    <message>
        <source>references as chosen in Loss</source>
        <translation>參考標籤：在「損失」中選定的</translation>
    </message>
    <message>
        <source>references of the task</source>
        <translation>參考標籤：任務自帶的</translation>
    </message>
    <message>
        <source>its own answers are the references</source>
        <translation>以它自己的回答為參考</translation>
    </message>
    <message>
        <source>× E = {loss}</source>
        <translation>× 處 E = {loss}</translation>
    </message>
    <message>
        <source>line: the way it came in training</source>
        <translation>線：訓練時走過的路徑</translation>
    </message>
    <message>
        <source>It is trained once more to follow its path: step {step} of {steps}</source>
        <translation>重新訓練一遍以追蹤其路徑：第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在載入網路……</translation>
    </message>
    <message>
        <source>Pascanu&apos;s network: x(t) = w·σ(x(t−1)) + b over 50 steps, E = (σ(x₅₀) − 0.7)².</source>
        <translation>Pascanu 的網路：x(t) = w·σ(x(t−1)) + b，共 50 步，E = (σ(x₅₀) − 0.7)²。</translation>
    </message>
    <message>
        <source>Click to descend from there; A shows all</source>
        <translation>點擊，從該處開始下降；按 A 顯示全部</translation>
    </message>
    <message>
        <source>Range…</source>
        <translation>範圍…</translation>
    </message>
    <message>
        <source>From where to where the axes go</source>
        <translation>兩條座標軸各從哪裡到哪裡</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>平面圖</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>立體圖</translation>
    </message>
    <message>
        <source>The gradient field: the way down at each place</source>
        <translation>梯度場：各處的下降方向</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>動量</translation>
    </message>
    <message>
        <source>The largest gradient that is let through; the lecture&apos;s is 15</source>
        <translation>允許通過的最大梯度；課程中為 15</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>閾值</translation>
    </message>
    <message>
        <source>clipped by norm</source>
        <translation>依範數裁剪</translation>
    </message>
    <message>
        <source>clipped by value</source>
        <translation>依值裁剪</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step of the descents</source>
        <translation>下降到第幾步</translation>
    </message>
    <message>
        <source>The Jump</source>
        <translation>跳躍處</translation>
    </message>
    <message>
        <source>The step that carried the unclipped descent furthest</source>
        <translation>不裁剪的下降中跨得最遠的一步</translation>
    </message>
    <message>
        <source>Sections through the start; loss and gradient norm of both descents</source>
        <translation>過起點的截面；兩種下降的損失和梯度範數</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Workspaces</source>
        <translation>工作區</translation>
    </message>
</context>
<context>
    <name>ThroughTimePanel</name>
    <message>
        <source>Counting…</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在載入網路……</translation>
    </message>
    <message>
        <source>references as chosen in Loss</source>
        <translation>參考標籤：在「損失」中選定的</translation>
    </message>
    <message>
        <source>references of the task</source>
        <translation>參考標籤：任務自帶的</translation>
    </message>
    <message>
        <source>its own answers are the references</source>
        <translation>以它自己的回答為參考</translation>
    </message>
    <message>
        <source>a sequence of numbers</source>
        <translation>一個數值序列</translation>
    </message>
    <message>
        <source>a CRF&apos;s loss is one of the whole sentence</source>
        <translation>CRF 的損失屬於整個句子</translation>
    </message>
    <message>
        <source>At step {step}, {word}:</source>
        <translation>第 {step} 步，{word}：</translation>
    </message>
    <message>
        <source>layer {number}, backwards</source>
        <translation>第 {number} 層，反向</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 層</translation>
    </message>
    <message>
        <source>Deviation from the numerical gradient at this step: {values}</source>
        <translation>與數值梯度在此步的偏差：{values}</translation>
    </message>
    <message>
        <source>too small to be counted: {cells}</source>
        <translation>太小而無法計算：{cells}</translation>
    </message>
    <message>
        <source>Gradients through time</source>
        <translation>沿時間的梯度</translation>
    </message>
    <message>
        <source>small cells side by side</source>
        <translation>並排的小單元層</translation>
    </message>
    <message>
        <source>the network chosen in Network</source>
        <translation>「網路」中選定的網路</translation>
    </message>
    <message>
        <source>Whose gradients</source>
        <translation>誰的梯度</translation>
    </message>
    <message>
        <source>Small layers drawn at random, or the network and the sentence chosen in Network</source>
        <translation>隨機產生的小層，或「網路」中選定的網路和句子</translation>
    </message>
    <message>
        <source>length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Time steps of the sequence</source>
        <translation>序列的時間步數</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>Scale of the recurrent weights: 1 is the edge of explosion</source>
        <translation>循環權重的倍數：1 是爆炸的邊緣</translation>
    </message>
    <message>
        <source>forget bias</source>
        <translation>遺忘偏置</translation>
    </message>
    <message>
        <source>Bias of the gate that keeps the memory: above 0 it is open</source>
        <translation>保持記憶的閘門的偏置：大於 0 時打開</translation>
    </message>
    <message>
        <source>loss at the last step</source>
        <translation>末步的損失</translation>
    </message>
    <message>
        <source>loss at every step</source>
        <translation>每一步的損失</translation>
    </message>
    <message>
        <source>Where the loss is</source>
        <translation>損失在哪裡</translation>
    </message>
    <message>
        <source>Other Weights</source>
        <translation>換一組權重</translation>
    </message>
    <message>
        <source>Draw all weights anew</source>
        <translation>重新隨機抽取所有權重</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>驗算</translation>
    </message>
    <message>
        <source>Compare the gradient at this step with a numerical one</source>
        <translation>將此步的梯度與數值梯度比較</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Peephole</source>
        <translation>窺視孔</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全窺視孔</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Norm of the gradient at the step looked at</source>
        <translation>所看時間步處的梯度範數</translation>
    </message>
    <message>
        <source>Gradient at each step, logarithmic</source>
        <translation>每一步的梯度（對數）</translation>
    </message>
    <message>
        <source>log₁₀ ‖∂L/∂c‖ (bold), ‖∂L/∂h‖, Π f(z_f) (dotted)</source>
        <translation>log₁₀ ‖∂L/∂c‖（粗線），‖∂L/∂h‖，Π f(z_f)（點線）</translation>
    </message>
    <message>
        <source>time step</source>
        <translation>時間步</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
    <message>
        <source>Traces of the run</source>
        <translation>執行軌跡</translation>
    </message>
    <message>
        <source>Step forward (→) takes c ← c′ and adds the next column.</source>
        <translation>前進一步（→）即 c ← c′，並增加下一欄。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Choose what the timeline shows</source>
        <translation>選擇時間軸顯示的內容</translation>
    </message>
    <message>
        <source>Sequence…</source>
        <translation>序列…</translation>
    </message>
    <message>
        <source>The sequence as a table: type, paste, open a CSV file, generate</source>
        <translation>以表格編輯序列：輸入、貼上、開啟 CSV、產生</translation>
    </message>
    <message>
        <source>Edit the sequence as a table</source>
        <translation>以表格編輯序列</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Pre-activations z</source>
        <translation>預激發值 z</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>閘門</translation>
    </message>
    <message>
        <source>Memory c′</source>
        <translation>記憶 c′</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>輸出 a</translation>
    </message>
    <message>
        <source>Answer of the output layer y</source>
        <translation>輸出層的結果 y</translation>
    </message>
</context>
<context>
    <name>TrainButtons</name>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Train a new network with these settings</source>
        <translation>用這些設定訓練一個新網路</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>繼續訓練</translation>
    </message>
    <message>
        <source>Wait after the present step</source>
        <translation>目前步結束後等待</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>單步</translation>
    </message>
    <message>
        <source>One step: a single batch, then wait</source>
        <translation>單步：只訓練一個批次，然後等待</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop: the run is kept and can be continued</source>
        <translation>停止：訓練紀錄會保留，之後可以繼續</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <source>Reset: before the first step, with the same initial weights</source>
        <translation>重設：回到第一步之前，初始權重相同</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>Series ({patterns})</source>
        <translation>時間序列 ({patterns})</translation>
    </message>
    <message>
        <source>Open a series</source>
        <translation>開啟時間序列</translation>
    </message>
    <message>
        <source>Open a folder with labelled sentences</source>
        <translation>開啟含已標註句子的資料夾</translation>
    </message>
    <message>
        <source>automatic: {device}</source>
        <translation>自動：{device}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>{device} (not here)</source>
        <translation>{device}（本機沒有）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>A CSV file with a row for each time step; drop it here, or choose it.</source>
        <translation>每個時間步一列的 CSV 檔案；拖到這裡，或點擊選擇。</translation>
    </message>
    <message>
        <source>A folder with train, dev and test: seq.in and seq.out, or columns; drop it here, or choose it.</source>
        <translation>含 train、dev 和 test 的資料夾：seq.in 與 seq.out，或分欄檔案；拖到這裡，或點擊選擇。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The other options</source>
        <translation>其餘選項</translation>
    </message>
    <message>
        <source>New seed: other initial weights, another order of the data</source>
        <translation>新隨機種子：初始權重和資料順序都不同</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新隨機種子</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>The data decides how many weights there are.</source>
        <translation>權重的個數由資料決定。</translation>
    </message>
    <message>
        <source>{count} hidden weights, none recurrent</source>
        <translation>{count} 個隱藏層權重，沒有循環權重</translation>
    </message>
    <message>
        <source>{count} recurrent weights</source>
        <translation>{count} 個循環權重</translation>
    </message>
    <message>
        <source>{count} recurrent weights = {times} × {simple} (simple RNN) + {peepholes} (peepholes)</source>
        <translation>{count} 個循環權重 = {times} × {simple}（簡單 RNN）+ {peepholes}（窺視孔）</translation>
    </message>
    <message>
        <source>{count} recurrent weights = {times} × {simple} (simple RNN)</source>
        <translation>{count} 個循環權重 = {times} × {simple}（簡單 RNN）</translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation>共 {count} 個參數</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} 個句子</translation>
    </message>
    <message>
        <source>{count} sequences</source>
        <translation>{count} 個序列</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在準備…</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>First step…</source>
        <translation>第一步…</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}</source>
        <translation>第 {epoch}/{epochs} 輪</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>還需 {time}</translation>
    </message>
    <message>
        <source>{count} sentences/s</source>
        <translation>{count} 句/秒</translation>
    </message>
    <message>
        <source>{count} sequences/s</source>
        <translation>{count} 序列/秒</translation>
    </message>
    <message>
        <source>Stopped after step {step} of {steps}</source>
        <translation>已在第 {step} 步後停止，共 {steps} 步</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Finished: best {measure} {score}</source>
        <translation>已完成：最佳 {measure} {score}</translation>
    </message>
    <message>
        <source>{device} holds {held}</source>
        <translation>{device} 佔用 {held}</translation>
    </message>
    <message>
        <source>{device} holds {held} of {whole}</source>
        <translation>{device} 佔用 {held}，共 {whole}</translation>
    </message>
    <message>
        <source>The training broke off: {reason} The log file says more.</source>
        <translation>訓練中斷：{reason} 詳情見記錄檔。</translation>
    </message>
    <message>
        <source>Batch of {size}</source>
        <translation>批次大小 {size}</translation>
    </message>
    <message>
        <source>Train on the CPU</source>
        <translation>用 CPU 訓練</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
</context>
<context>
    <name>TrainProgress</name>
    <message>
        <source>Progress of the training</source>
        <translation>訓練進度</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Commit the step: c ← c′</source>
        <translation>走一步：c ← c′</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前進一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>後退一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空白鍵</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最後一步</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
</context>
<context>
    <name>UnitBanner</name>
    <message>
        <source>Unit {unit} of layer {layer} in {network}</source>
        <translation>{network} 第 {layer} 層的單元 {unit}</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer}, reading backwards, in {network}</source>
        <translation>{network} 第 {layer} 層（反向）的單元 {unit}</translation>
    </message>
    <message>
        <source>{unit}, at {token}</source>
        <translation>{unit}，{token}處</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>正在載入網路…</translation>
    </message>
    <message>
        <source>The network has nothing to read.</source>
        <translation>網路沒有可讀的內容。</translation>
    </message>
    <message>
        <source>The network answers: {answer}</source>
        <translation>網路的回答：{answer}</translation>
    </message>
    <message>
        <source>The network answers: {before} → {after}</source>
        <translation>網路的回答：{before} → {after}</translation>
    </message>
    <message>
        <source>Undo All Changes</source>
        <translation>復原全部變更</translation>
    </message>
    <message>
        <source>Take every change to the network back</source>
        <translation>撤回對網路的所有變更</translation>
    </message>
    <message>
        <source>Close Unit</source>
        <translation>關閉單元</translation>
    </message>
    <message>
        <source>Put the cell back that stood here before</source>
        <translation>放回先前在這裡的單元</translation>
    </message>
    <message>
        <source>Back to Network</source>
        <translation>返回網路</translation>
    </message>
    <message>
        <source>The unit stays open (Ctrl+2, and Ctrl+1 comes back)</source>
        <translation>單元保持開啟（Ctrl+2；按 Ctrl+1 可回來）</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>What drives a unit stands here once a network has read a sentence.</source>
        <translation>網路讀過一個句子後，這裡顯示驅動單元的各項。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>單元 {unit}</translation>
    </message>
    <message>
        <source>Open in Cell</source>
        <translation>在「單元」中開啟</translation>
    </message>
    <message>
        <source>Show this unit&apos;s run in the Cell workspace, where everything of it can be changed</source>
        <translation>在「單元」工作區顯示此單元的執行，其中一切都可變更</translation>
    </message>
    <message>
        <source>What drives each gate</source>
        <translation>是什麼驅動各閘門</translation>
    </message>
    <message>
        <source>What drives the unit, and its traces over the sequence</source>
        <translation>驅動單元的各項，及其在序列上的軌跡</translation>
    </message>
</context>
<context>
    <name>UnitPicture</name>
    <message>
        <source>unit {unit}</source>
        <translation>單元 {unit}</translation>
    </message>
</context>
<context>
    <name>WeightDialog</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Part of the weights</source>
        <translation>權重的哪一部分</translation>
    </message>
    <message>
        <source>Row: to where</source>
        <translation>列：通向哪裡</translation>
    </message>
    <message>
        <source>Column: from where</source>
        <translation>欄：來自哪裡</translation>
    </message>
    <message>
        <source>type to search</source>
        <translation>輸入即可搜尋</translation>
    </message>
    <message>
        <source>Choose a Weight</source>
        <translation>選擇一個權重</translation>
    </message>
</context>
<context>
    <name>WeightsTable</name>
    <message>
        <source>{symbol}, the sum of its row</source>
        <translation>{symbol}，該列之和</translation>
    </message>
    <message>
        <source>What {source} adds to {symbol} per unit</source>
        <translation>每單位 {source} 給 {symbol} 增加的量</translation>
    </message>
</context>
<context>
    <name>WhatIfEditor</name>
    <message>
        <source>shut</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打開</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>靜默</translation>
    </message>
    <message>
        <source>emptied</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>set to</source>
        <translation>設為</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>this unit ({unit})</source>
        <translation>此單元（{unit}）</translation>
    </message>
    <message>
        <source>all units of the layer</source>
        <translation>該層所有單元</translation>
    </message>
    <message>
        <source>units …</source>
        <translation>指定單元…</translation>
    </message>
    <message>
        <source>at one token</source>
        <translation>在一個詞處</translation>
    </message>
    <message>
        <source>from a token on</source>
        <translation>從某個詞起</translation>
    </message>
    <message>
        <source>at every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>從…到…</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>變更什麼</translation>
    </message>
    <message>
        <source>How it is changed</source>
        <translation>如何變更</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Of which units</source>
        <translation>哪些單元</translation>
    </message>
    <message>
        <source>Units, such as 3, 5-8</source>
        <translation>單元，例如 3, 5-8</translation>
    </message>
    <message>
        <source>Over which steps</source>
        <translation>哪些步</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>第一個詞</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>最後一個詞</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 個</translation>
    </message>
    <message>
        <source>Add a change to see what the network would have answered.</source>
        <translation>新增一項變更，看看網路會怎樣回答。</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>如果……會怎樣？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>One more change: shut a gate, set the memory, silence a unit</source>
        <translation>再加一項變更：關閉閘門、設定記憶、讓單元靜默</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take every change to the network away</source>
        <translation>移除對網路的所有變更</translation>
    </message>
    <message>
        <source>Changes to the network</source>
        <translation>對網路的變更</translation>
    </message>
    <message>
        <source>Predictions before and after</source>
        <translation>變更前後的預測</translation>
    </message>
</context>
<context>
    <name>WhatIfRow</name>
    <message>
        <source>Switched on: {change}</source>
        <translation>已啟用：{change}</translation>
    </message>
    <message>
        <source>Alter: {change}</source>
        <translation>修改：{change}</translation>
    </message>
    <message>
        <source>Take away: {change}</source>
        <translation>移除：{change}</translation>
    </message>
    <message>
        <source>Switch this change on or off</source>
        <translation>啟用或停用此變更</translation>
    </message>
    <message>
        <source>Take this change away</source>
        <translation>移除此變更</translation>
    </message>
</context>
<context>
    <name>WiringPanel</name>
    <message>
        <source>input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隱藏</translation>
    </message>
    <message>
        <source>The same weights at every step. Click one to change it; all steps follow.</source>
        <translation>每一步用的都是同樣的權重。點擊一個即可變更，所有步隨之變化。</translation>
    </message>
    <message>
        <source>Nothing goes from one step to the next: the network has no memory.</source>
        <translation>沒有東西從一步傳到下一步：網路沒有記憶。</translation>
    </message>
    <message>
        <source>The hidden state goes on to the next step (Elman).</source>
        <translation>隱藏狀態傳到下一步（Elman）。</translation>
    </message>
    <message>
        <source>The answer of each step goes into the next one (Jordan, dashed).</source>
        <translation>每一步的回答傳入下一步（Jordan，虛線）。</translation>
    </message>
    <message>
        <source>The memory c (above) and the hidden state (below) go on to the next step.</source>
        <translation>記憶 c（上）和隱藏狀態（下）傳到下一步。</translation>
    </message>
    <message>
        <source>Peepholes (dotted): each gate sees its own unit&apos;s memory.</source>
        <translation>窺視孔（點線）：每個閘門看到本單元的記憶。</translation>
    </message>
    <message>
        <source>Peepholes (dotted): every gate sees every memory.</source>
        <translation>窺視孔（點線）：每個閘門看到所有記憶。</translation>
    </message>
    <message>
        <source>One direction reads from the front, the other from the end.</source>
        <translation>一個方向從頭讀起，另一個從尾讀起。</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>連接圖</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>The network that is looked into</source>
        <translation>正在檢視的網路</translation>
    </message>
    <message>
        <source>Layer in Cell</source>
        <translation>「單元」中的層</translation>
    </message>
    <message>
        <source>The layer that stands in the Cell workspace, with every weight if it is tiny</source>
        <translation>「單元」工作區中的層；若很小則顯示每個權重</translation>
    </message>
    <message>
        <source>The network, step by step</source>
        <translation>逐步展開的網路</translation>
    </message>
    <message>
        <source>RNN by Hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>The lecture&apos;s network of two units, all weights 1</source>
        <translation>課程中兩個單元的網路，權重全為 1</translation>
    </message>
    <message>
        <source>Move this input one step earlier (Ctrl+Left)</source>
        <translation>將此輸入提前一步（Ctrl+Left）</translation>
    </message>
    <message>
        <source>Move this input one step later (Ctrl+Right)</source>
        <translation>將此輸入延後一步（Ctrl+Right）</translation>
    </message>
    <message>
        <source>Turn the order of the inputs round</source>
        <translation>顛倒輸入的順序</translation>
    </message>
</context>
<context>
    <name>WiringView</name>
    <message>
        <source>weight from input {origin} to unit {to}</source>
        <translation>輸入 {origin} 到單元 {to} 的權重</translation>
    </message>
    <message>
        <source>weight from unit {origin} to unit {to} of the next step</source>
        <translation>單元 {origin} 到下一步單元 {to} 的權重</translation>
    </message>
    <message>
        <source>weight from unit {origin} to output {to}</source>
        <translation>單元 {origin} 到輸出 {to} 的權重</translation>
    </message>
    <message>
        <source>from below: {value}</source>
        <translation>來自下層：{value}</translation>
    </message>
    <message>
        <source>from the step before: {value}</source>
        <translation>來自上一步：{value}</translation>
    </message>
</context>
<context>
    <name>changes</name>
    <message>
        <source>Memory before the step</source>
        <translation>該步之前的記憶</translation>
    </message>
    <message>
        <source>Output of the step before</source>
        <translation>上一步的輸出</translation>
    </message>
    <message>
        <source>Weights of unit {unit}</source>
        <translation>單元 {unit} 的權重</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>所有單元</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>單元 {unit}</translation>
    </message>
    <message>
        <source>units {units}</source>
        <translation>單元 {units}</translation>
    </message>
    <message>
        <source>changed by hand in Cell</source>
        <translation>在「單元」中手動變更</translation>
    </message>
    <message>
        <source>{what} {where}</source>
        <translation>{where}{what}</translation>
    </message>
    <message>
        <source>{value} added</source>
        <translation>加上 {value}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打開</translation>
    </message>
    <message>
        <source>shut</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>靜默</translation>
    </message>
    <message>
        <source>set to {value}</source>
        <translation>設為 {value}</translation>
    </message>
    <message>
        <source>at every step</source>
        <translation>每一步都</translation>
    </message>
    <message>
        <source>at {token}</source>
        <translation>在{token}處</translation>
    </message>
    <message>
        <source>from {token} on</source>
        <translation>從{token}起</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>從{first}到{last}</translation>
    </message>
    <message>
        <source>“{token}”</source>
        <translation>「{token}」</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New</source>
        <translation>新增(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清除清單(&amp;C)</translation>
    </message>
    <message>
        <source>Save Net&amp;work As…</source>
        <translation>網路另存新檔(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;Traces…</source>
        <translation>匯出軌跡(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy Figure</source>
        <translation>複製圖(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste as Sequence</source>
        <translation>貼上為序列(&amp;P)</translation>
    </message>
    <message>
        <source>Commit &amp;Step (c ← c′)</source>
        <translation>走一步(&amp;S)（c ← c′）</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>後退一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;First Step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>播放或暫停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Last Step</source>
        <translation>最後一步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Release Memory Set by Hand</source>
        <translation>還原手動設定的記憶(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pin This State to Compare</source>
        <translation>固定此狀態以作比較(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Exact Numbers</source>
        <translation>精確數字(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Gradients in the Diagram</source>
        <translation>示意圖中的梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Edit Se&amp;quence…</source>
        <translation>編輯序列(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Cell Workspace</source>
        <translation>單元工作區(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Network Workspace</source>
        <translation>網路工作區(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Gradients Workspace</source>
        <translation>梯度工作區(&amp;G)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重設版面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全螢幕(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>教學(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;What to Look For</source>
        <translation>看什麼(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>鍵盤快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;Log Folder</source>
        <translation>開啟記錄檔資料夾(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LSTM Sim</source>
        <translation>關於 LSTM Sim(&amp;A)</translation>
    </message>
</context>
<context>
    <name>drives</name>
    <message>
        <source>input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>other units</source>
        <translation>其他單元</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手動設定</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>Something went wrong</source>
        <translation>發生問題</translation>
    </message>
    <message>
        <source>The last action failed. Your session is as it was, and you can go on.</source>
        <translation>上一個操作失敗了。工作階段保持原樣，可以繼續。</translation>
    </message>
    <message>
        <source>Details are in the log file:
{file}</source>
        <translation>詳情見記錄檔：
{file}</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>{file} is already there. Replace it?</source>
        <translation>{file} 已存在。要取代嗎？</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Task</source>
        <translation>任務</translation>
    </message>
    <message>
        <source>What is learnt</source>
        <translation>學習的內容</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Of the travel sentences</source>
        <translation>旅行句子的語言</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Time steps of each sequence: the time lag grows with it</source>
        <translation>每個序列的時間步數：時間間隔隨之增大</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架構</translation>
    </message>
    <message>
        <source>What the hidden layers are made of</source>
        <translation>隱藏層由什麼構成</translation>
    </message>
    <message>
        <source>Peepholes</source>
        <translation>窺視孔</translation>
    </message>
    <message>
        <source>Gates that see the memory: diagonal, each unit&apos;s own (Gers &amp; Schmidhuber 2000); dense, all</source>
        <translation>閘門能看到記憶：對角，只看本單元的（Gers &amp; Schmidhuber 2000）；全連接，看所有單元的</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層數</translation>
    </message>
    <message>
        <source>Hidden layers on top of each other</source>
        <translation>疊在一起的隱藏層數</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>單元數</translation>
    </message>
    <message>
        <source>Of each layer and direction</source>
        <translation>每層、每個方向的單元數</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>雙向</translation>
    </message>
    <message>
        <source>A second network reads from the end; the hidden states of both are joined</source>
        <translation>第二個網路從尾讀起；兩者的隱藏狀態串接在一起</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最佳化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>如何由梯度得到一步更新</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>The largest of the run; arrows go 1, 2, 5, 10 …</source>
        <translation>整個訓練中的最大值；方向鍵依 1、2、5、10… 變化</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>裁剪範數</translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this: if ‖g‖ ≥ θ then g ← θ·g/‖g‖; 0 clips nothing</source>
        <translation>更長的梯度縮短到此值：若 ‖g‖ ≥ θ，則 g ← θ·g/‖g‖；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Sequences that one step sees</source>
        <translation>每一步所用的序列數</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>輪數</translation>
    </message>
    <message>
        <source>Times through the data</source>
        <translation>走完全部資料的次數</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>Of everything random: the same seed, the same run</source>
        <translation>一切隨機量的種子：種子相同，訓練相同</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>What computes</source>
        <translation>用什麼計算</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>輸出層</translation>
    </message>
    <message>
        <source>What turns each hidden state into an answer</source>
        <translation>把每個隱藏狀態變成回答</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of embedding and hidden layers left out while training</source>
        <translation>訓練時隨機捨棄詞嵌入和隱藏層的比例</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>詞嵌入</translation>
    </message>
    <message>
        <source>Length of the vector of a word</source>
        <translation>詞向量的長度</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>拼寫特徵</translation>
    </message>
    <message>
        <source>Features that a convolution reads off a word&apos;s characters; 0 is none</source>
        <translation>用卷積從詞的字元中讀出的特徵數；0 表示不用</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Words a feed-forward network sees at once, its own in the middle</source>
        <translation>前饋網路一次看到的詞數，目前詞居中</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>學習率排程</translation>
    </message>
    <message>
        <source>How the learning rate falls over the run</source>
        <translation>學習率在訓練中如何下降</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>預熱</translation>
    </message>
    <message>
        <source>Share of the run over which the learning rate rises</source>
        <translation>學習率上升階段佔整個訓練的比例</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>動量</translation>
    </message>
    <message>
        <source>Of SGD: how much of the last step goes on</source>
        <translation>用於 SGD：上一步延續下來的比例</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>權重衰減</translation>
    </message>
    <message>
        <source>Pull of all weights towards 0</source>
        <translation>把所有權重拉向 0 的強度</translation>
    </message>
    <message>
        <source>Clip value</source>
        <translation>裁剪值</translation>
    </message>
    <message>
        <source>Each component of the gradient stays within ± this; 0 clips nothing</source>
        <translation>梯度的每個分量保持在 ± 此值之內；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>權重平均</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights that is evaluated; 0 is none</source>
        <translation>評估所用權重的移動平均的衰減率；0 表示不用</translation>
    </message>
    <message>
        <source>Smooth labels</source>
        <translation>標籤平滑</translation>
    </message>
    <message>
        <source>Share of the reference that is spread over all labels</source>
        <translation>參考標籤分攤到所有標籤上的比例</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>詞 Dropout</translation>
    </message>
    <message>
        <source>Share of words that are made unknown while training</source>
        <translation>訓練時換成未知詞的比例</translation>
    </message>
    <message>
        <source>Least steps</source>
        <translation>最少步數</translation>
    </message>
    <message>
        <source>Small data is gone through more often, until the run has made this many; 0 is none</source>
        <translation>資料較少時會多訓練幾輪，直到達到這個步數；0 表示不限</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>早停耐心</translation>
    </message>
    <message>
        <source>Epochs without a better score after which training stops; 0 is never</source>
        <translation>連續多少輪分數沒有提高就停止訓練；0 表示從不</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>Matrix products in bfloat16, on a GPU</source>
        <translation>在 GPU 上用 bfloat16 做矩陣乘法</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>執行緒數</translation>
    </message>
    <message>
        <source>Of the CPU; 0 chooses: one for small layers</source>
        <translation>CPU 執行緒數；0 為自動：小的層用一個</translation>
    </message>
    <message>
        <source>Save (steps)</source>
        <translation>儲存（步）</translation>
    </message>
    <message>
        <source>Steps between two checkpoints; 0 goes by the seconds alone</source>
        <translation>兩個檢查點之間的步數；0 表示只依秒數</translation>
    </message>
    <message>
        <source>Save (seconds)</source>
        <translation>儲存（秒）</translation>
    </message>
    <message>
        <source>Seconds between two checkpoints; 0 goes by the steps alone</source>
        <translation>兩個檢查點之間的秒數；0 表示只依步數</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A CRF needs a label at every step.</source>
        <translation>CRF 在每一步都需要標籤。</translation>
    </message>
    <message>
        <source>A feed-forward network has no direction.</source>
        <translation>前饋網路沒有方向。</translation>
    </message>
    <message>
        <source>A name occurs twice in it.</source>
        <translation>其中有名稱出現了兩次。</translation>
    </message>
    <message>
        <source>A name of {0} characters is too long.</source>
        <translation>{0} 個字元的名稱太長了。</translation>
    </message>
    <message>
        <source>A network without an output layer answers with its hidden state.</source>
        <translation>沒有輸出層的網路以其隱藏狀態作答。</translation>
    </message>
    <message>
        <source>A run must have a name.</source>
        <translation>訓練紀錄必須有名稱。</translation>
    </message>
    <message>
        <source>A sentence of {0} words is too long for the window, which shows up to {1}.</source>
        <translation>{0} 個詞的句子太長，視窗最多顯示 {1} 個詞。</translation>
    </message>
    <message>
        <source>A sentence of {0} words; the most is {1}.</source>
        <translation>句子有 {0} 個詞；最多 {1} 個。</translation>
    </message>
    <message>
        <source>A sequence of {0} steps is too long for the window, which shows up to {1}.</source>
        <translation>{0} 步的序列太長，視窗最多顯示 {1} 步。</translation>
    </message>
    <message>
        <source>A unit of a network keeps its network&apos;s equations.</source>
        <translation>網路中的單元保持其網路的公式。</translation>
    </message>
    <message>
        <source>A window of {0} words has no middle.</source>
        <translation>{0} 個詞的視窗沒有正中。</translation>
    </message>
    <message>
        <source>A {0} layer has no {1} that can be changed.</source>
        <translation>{0} 層沒有可變更的 {1}。</translation>
    </message>
    <message>
        <source>A {0} network has no window.</source>
        <translation>{0} 網路沒有視窗。</translation>
    </message>
    <message>
        <source>Add train.seq.in and train.seq.out.</source>
        <translation>請加入 train.seq.in 和 train.seq.out。</translation>
    </message>
    <message>
        <source>An LSTM with a projection (proj_size) is not supported.</source>
        <translation>不支援帶投影（proj_size）的 LSTM。</translation>
    </message>
    <message>
        <source>An axis cannot go from {0} to {1}.</source>
        <translation>座標軸不能從 {0} 到 {1}。</translation>
    </message>
    <message>
        <source>An input needs a name.</source>
        <translation>輸入需要一個名稱。</translation>
    </message>
    <message>
        <source>Another window is training this run.</source>
        <translation>另一個視窗正在進行此訓練。</translation>
    </message>
    <message>
        <source>Begin a new run.</source>
        <translation>請開始新的訓練。</translation>
    </message>
    <message>
        <source>Begin further left, or paste fewer columns.</source>
        <translation>請從更靠左處開始，或貼上更少的欄。</translation>
    </message>
    <message>
        <source>Byte {0} is not UTF-8.</source>
        <translation>位元組 {0} 不是 UTF-8。</translation>
    </message>
    <message>
        <source>Change the sequence in Network, or leave the unit.</source>
        <translation>請在「網路」中變更序列，或離開該單元。</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>請檢查其名稱。</translation>
    </message>
    <message>
        <source>Check its quotation marks.</source>
        <translation>請檢查其中的引號。</translation>
    </message>
    <message>
        <source>Choose PNG, SVG or PDF.</source>
        <translation>請選擇 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>Choose a CSV file.</source>
        <translation>請選擇 CSV 檔案。</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>請選擇其中的檔案。</translation>
    </message>
    <message>
        <source>Choose a file on a disk.</source>
        <translation>請選擇磁碟上的檔案。</translation>
    </message>
    <message>
        <source>Choose a network first.</source>
        <translation>請先選擇一個網路。</translation>
    </message>
    <message>
        <source>Choose a network that labels.</source>
        <translation>請選擇給詞加標籤的網路。</translation>
    </message>
    <message>
        <source>Choose a session that LSTM Sim saved.</source>
        <translation>請選擇由 LSTM Sim 儲存的工作階段。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Choose another network.</source>
        <translation>請選另一個網路。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>請另選一個。</translation>
    </message>
    <message>
        <source>Choose one of them by its name.</source>
        <translation>請依名稱選擇其中之一。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>請從中選擇：{0}。</translation>
    </message>
    <message>
        <source>Choose the folder with train, dev and test.</source>
        <translation>請選擇含 train、dev 和 test 的資料夾。</translation>
    </message>
    <message>
        <source>Delete its folder by hand if you no longer want it.</source>
        <translation>若不再需要，請手動刪除其資料夾。</translation>
    </message>
    <message>
        <source>Delete the run, or put an earlier copy of this file in its place.</source>
        <translation>請刪除該訓練紀錄，或換上此檔案的早先副本。</translation>
    </message>
    <message>
        <source>Each line holds a word first and its label last; an empty line ends a sentence.</source>
        <translation>每行先是詞、最後是其標籤；空行結束一個句子。</translation>
    </message>
    <message>
        <source>Expected train.seq.in and train.seq.out, or train/seq.in and train/seq.out, or train.conll.</source>
        <translation>應有 train.seq.in 和 train.seq.out，或 train/seq.in 和 train/seq.out，或 train.conll。</translation>
    </message>
    <message>
        <source>Get it again from where it came.</source>
        <translation>請從原處重新取得。</translation>
    </message>
    <message>
        <source>Give a CSV file.</source>
        <translation>請提供 CSV 檔案。</translation>
    </message>
    <message>
        <source>Give a check, or leave the task out.</source>
        <translation>請給出檢查條件，或去掉任務。</translation>
    </message>
    <message>
        <source>Give a file with labelled sentences.</source>
        <translation>請提供含已標註句子的檔案。</translation>
    </message>
    <message>
        <source>Give a finite number.</source>
        <translation>請給出一個有限的數。</translation>
    </message>
    <message>
        <source>Give a length of {0} or more.</source>
        <translation>請把長度設為 {0} 或更大。</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>請給出一個數。</translation>
    </message>
    <message>
        <source>Give a preset or a session.</source>
        <translation>請給出預設或工作階段。</translation>
    </message>
    <message>
        <source>Give a sequence of {0} columns.</source>
        <translation>請給出 {0} 欄的序列。</translation>
    </message>
    <message>
        <source>Give a time step, counted from 1, or one of: {0}.</source>
        <translation>請給出從 1 數起的時間步，或其中之一：{0}。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>請換一個名稱。</translation>
    </message>
    <message>
        <source>Give at least one row of numbers.</source>
        <translation>請至少給出一列數。</translation>
    </message>
    <message>
        <source>Give every row the same number of columns.</source>
        <translation>請讓每一列的欄數相同。</translation>
    </message>
    <message>
        <source>Give it in en, zh_CN or zh_TW.</source>
        <translation>請用 en、zh_CN 或 zh_TW 給出。</translation>
    </message>
    <message>
        <source>Give its size.</source>
        <translation>請給出其大小。</translation>
    </message>
    <message>
        <source>Give one label for each word.</source>
        <translation>請為每個詞給出一個標籤。</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>請只給出其中之一。</translation>
    </message>
    <message>
        <source>Give one of: quantity, setting, answer, all, any, not.</source>
        <translation>請給出其中之一：quantity、setting、answer、all、any、not。</translation>
    </message>
    <message>
        <source>Give one of: {0}.</source>
        <translation>請給出其中之一：{0}。</translation>
    </message>
    <message>
        <source>Give one of {0} and one of {1}.</source>
        <translation>從 {0} 中給一個，從 {1} 中給一個。</translation>
    </message>
    <message>
        <source>Give one row for each time step.</source>
        <translation>請為每個時間步給出一列。</translation>
    </message>
    <message>
        <source>Give one row of numbers for each time step.</source>
        <translation>請為每個時間步給出一列數。</translation>
    </message>
    <message>
        <source>Give the folder or file that it is in.</source>
        <translation>請給出資料所在的資料夾或檔案。</translation>
    </message>
    <message>
        <source>Give the folder that holds train, dev and test.</source>
        <translation>請給出含 train、dev 和 test 的資料夾。</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>請給出它所在的資料夾：{0}。</translation>
    </message>
    <message>
        <source>Give the log another name.</source>
        <translation>請給記錄檔換一個名稱。</translation>
    </message>
    <message>
        <source>Give those columns, or switch to weighted mode.</source>
        <translation>請給出這些欄，或切換到加權模式。</translation>
    </message>
    <message>
        <source>Give true or false.</source>
        <translation>請給出 true 或 false。</translation>
    </message>
    <message>
        <source>Give two numbers, the lower one first.</source>
        <translation>請給出兩個數，小的在前。</translation>
    </message>
    <message>
        <source>It belongs beside {0}.</source>
        <translation>它應在 {0} 旁邊。</translation>
    </message>
    <message>
        <source>It changed while it was read.</source>
        <translation>讀取期間檔案發生了變化。</translation>
    </message>
    <message>
        <source>It has more than {0} parts.</source>
        <translation>它的部分超過 {0} 個。</translation>
    </message>
    <message>
        <source>It has no biases; they are 0.</source>
        <translation>它沒有偏置，以 0 處理。</translation>
    </message>
    <message>
        <source>It has {0} lines, {1} has {2}.</source>
        <translation>它有 {0} 行，而 {1} 有 {2} 行。</translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation>可用的有：{0}。</translation>
    </message>
    <message>
        <source>It holds no data.pkl as torch.save writes it.</source>
        <translation>其中沒有 torch.save 寫出的 data.pkl。</translation>
    </message>
    <message>
        <source>It holds {0} recurrent networks: {1}.</source>
        <translation>其中有 {0} 個循環網路：{1}。</translation>
    </message>
    <message>
        <source>It is a TorchScript program, not weights alone.</source>
        <translation>這是 TorchScript 程式，不只是權重。</translation>
    </message>
    <message>
        <source>It is a bare pickle, as torch.save wrote it before PyTorch 1.6: opening it would run it.</source>
        <translation>這是 PyTorch 1.6 之前 torch.save 寫出的裸 pickle：開啟它就會執行它。</translation>
    </message>
    <message>
        <source>It is compressed or encrypted, which torch.save never does.</source>
        <translation>它被壓縮或加密了，而 torch.save 從不這樣做。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>It is larger than {0} GiB.</source>
        <translation>它超過 {0} GiB。</translation>
    </message>
    <message>
        <source>It is no record of a run: {0}.</source>
        <translation>這不是訓練紀錄：{0}。</translation>
    </message>
    <message>
        <source>It is not an archive as torch.save writes it.</source>
        <translation>這不是 torch.save 寫出的封存檔。</translation>
    </message>
    <message>
        <source>It is too short.</source>
        <translation>它太短了。</translation>
    </message>
    <message>
        <source>It must be 0 or more.</source>
        <translation>必須不小於 0。</translation>
    </message>
    <message>
        <source>It must be 1 or more.</source>
        <translation>必須不小於 1。</translation>
    </message>
    <message>
        <source>It must be at least 0 and less than 1.</source>
        <translation>必須不小於 0 且小於 1。</translation>
    </message>
    <message>
        <source>It must be more than 0.</source>
        <translation>必須大於 0。</translation>
    </message>
    <message>
        <source>It must be {0} or less.</source>
        <translation>必須不大於 {0}。</translation>
    </message>
    <message>
        <source>It must be {0} or more.</source>
        <translation>必須不小於 {0}。</translation>
    </message>
    <message>
        <source>It must hold the parameters of a torch.nn RNN, LSTM or GRU (weight_ih_l0, weight_hh_l0 …).</source>
        <translation>其中必須有 torch.nn 的 RNN、LSTM 或 GRU 的參數（weight_ih_l0、weight_hh_l0 …）。</translation>
    </message>
    <message>
        <source>It speaks of a header of {0} bytes, which it does not hold.</source>
        <translation>它聲稱檔頭有 {0} 位元組，但並沒有。</translation>
    </message>
    <message>
        <source>It speaks of {0} bytes of tensors and holds {1}.</source>
        <translation>它聲稱張量有 {0} 位元組，實際有 {1} 位元組。</translation>
    </message>
    <message>
        <source>It was begun with {0} = {1}, not {2}.</source>
        <translation>訓練開始時 {0} = {1}，而不是 {2}。</translation>
    </message>
    <message>
        <source>It was not trained here.</source>
        <translation>它不是在這裡訓練的。</translation>
    </message>
    <message>
        <source>It was written by a later version (format {0}; this program knows {1}).</source>
        <translation>它由更新的版本寫出（格式 {0}；本程式只認識 {1}）。</translation>
    </message>
    <message>
        <source>It was written on a computer with another order of bytes.</source>
        <translation>它寫自位元組順序不同的電腦。</translation>
    </message>
    <message>
        <source>It would call {0}, which is no tensor.</source>
        <translation>它會呼叫 {0}，而那不是張量。</translation>
    </message>
    <message>
        <source>It would unpack to more than the file&apos;s own size.</source>
        <translation>它解開後會超過檔案本身的大小。</translation>
    </message>
    <message>
        <source>Its archive cannot be read: {0}.</source>
        <translation>無法讀取其封存檔：{0}。</translation>
    </message>
    <message>
        <source>Its cells are taken as layers on top of each other: {0}.</source>
        <translation>其各 cell 當作疊放的層處理：{0}。</translation>
    </message>
    <message>
        <source>Its dictionaries are nested without end.</source>
        <translation>其字典無限巢狀。</translation>
    </message>
    <message>
        <source>Its header cannot be read.</source>
        <translation>無法讀取其檔頭。</translation>
    </message>
    <message>
        <source>Its header cannot be read: {0}.</source>
        <translation>無法讀取其檔頭：{0}。</translation>
    </message>
    <message>
        <source>Its header has {0} bytes, more than the {1} it may have.</source>
        <translation>其檔頭有 {0} 位元組，超過允許的 {1} 位元組。</translation>
    </message>
    <message>
        <source>Its header speaks of a network of another size than it holds.</source>
        <translation>檔頭所說的網路大小與實際不符。</translation>
    </message>
    <message>
        <source>Its header speaks of a network that cannot be.</source>
        <translation>檔頭描述的網路不可能存在。</translation>
    </message>
    <message>
        <source>Its header speaks of {0} parameters, it holds {1}.</source>
        <translation>檔頭稱有 {0} 個參數，實際有 {1} 個。</translation>
    </message>
    <message>
        <source>Its part {0} does not hold what is said of it.</source>
        <translation>其部分 {0} 的內容與所述不符。</translation>
    </message>
    <message>
        <source>Its part {0} is cut off.</source>
        <translation>其部分 {0} 不完整。</translation>
    </message>
    <message>
        <source>Its part {0} is missing or too large.</source>
        <translation>其部分 {0} 遺失或過大。</translation>
    </message>
    <message>
        <source>Its pickle is no state dict: {0}.</source>
        <translation>其 pickle 不是狀態字典：{0}。</translation>
    </message>
    <message>
        <source>Its scaling does not fit its network.</source>
        <translation>其數值縮放與網路不符。</translation>
    </message>
    <message>
        <source>Its tensor {0} does not fit its network.</source>
        <translation>其張量 {0} 與網路不符。</translation>
    </message>
    <message>
        <source>Its tensors are more than the file can hold.</source>
        <translation>其張量超出檔案所能容納。</translation>
    </message>
    <message>
        <source>Its vocabulary does not fit its network.</source>
        <translation>其詞彙表與網路不符。</translation>
    </message>
    <message>
        <source>Its weights are neither float32 nor float64.</source>
        <translation>其權重既不是 float32 也不是 float64。</translation>
    </message>
    <message>
        <source>Its weights are not floating-point numbers (quantised?).</source>
        <translation>其權重不是浮點數（量化過？）。</translation>
    </message>
    <message>
        <source>Leave out bidirectional.</source>
        <translation>請去掉「雙向」。</translation>
    </message>
    <message>
        <source>Leave out: {0}.</source>
        <translation>請去掉：{0}。</translation>
    </message>
    <message>
        <source>Leave that option out, or write the new run to another file.</source>
        <translation>請去掉該選項，或把新的訓練寫到另一個檔案。</translation>
    </message>
    <message>
        <source>Leave the unit to change the cell.</source>
        <translation>請先離開該單元，再變更單元類型。</translation>
    </message>
    <message>
        <source>Line n of one must hold the labels of line n of the other; this is the first that does not fit.</source>
        <translation>一個檔案的第 n 行必須是另一個檔案第 n 行的標籤；這是第一處不符。</translation>
    </message>
    <message>
        <source>Load it where you trust it, and save its weights again with a later PyTorch: torch.save(model.state_dict(), file).</source>
        <translation>請在可信的環境中載入，再用較新的 PyTorch 儲存其權重：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>Load it with torch.jit.load(file) and save its weights, with torch.save(model.state_dict(), file).</source>
        <translation>請用 torch.jit.load(file) 載入，再用 torch.save(model.state_dict(), file) 儲存其權重。</translation>
    </message>
    <message>
        <source>Make room on the disk, or see that the program may write there.</source>
        <translation>請騰出磁碟空間，或確認程式有權在那裡寫入。</translation>
    </message>
    <message>
        <source>Name columns apart.</source>
        <translation>各欄名稱請勿重複。</translation>
    </message>
    <message>
        <source>No data has been chosen.</source>
        <translation>尚未選擇資料。</translation>
    </message>
    <message>
        <source>No labelled sentences were found.</source>
        <translation>沒有找到已標註的句子。</translation>
    </message>
    <message>
        <source>No unit is named.</source>
        <translation>沒有寫出單元。</translation>
    </message>
    <message>
        <source>Of {0} layers it has only {1} tensors.</source>
        <translation>{0} 層中只有 {1} 個張量。</translation>
    </message>
    <message>
        <source>Only feed-forward has one.</source>
        <translation>只有前饋網路才有。</translation>
    </message>
    <message>
        <source>Open a .safetensors file, or a state dict saved by torch.save(model.state_dict(), file) with PyTorch 1.6 or later.</source>
        <translation>請開啟 .safetensors 檔案，或用 PyTorch 1.6 以後的 torch.save(model.state_dict(), file) 儲存的狀態字典。</translation>
    </message>
    <message>
        <source>Open a session that LSTM Sim saved, or correct the file by hand.</source>
        <translation>請開啟由 LSTM Sim 儲存的工作階段，或手動改正檔案。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>請重新開啟。</translation>
    </message>
    <message>
        <source>Open it as a network of another program.</source>
        <translation>請把它當作其他程式的網路開啟。</translation>
    </message>
    <message>
        <source>Open its file in Network first.</source>
        <translation>請先在「網路」中開啟其檔案。</translation>
    </message>
    <message>
        <source>Open the network again from where it is now.</source>
        <translation>請從網路檔案現在的位置重新開啟。</translation>
    </message>
    <message>
        <source>Open the network again to use it as it is now.</source>
        <translation>若要使用現在的網路，請重新開啟。</translation>
    </message>
    <message>
        <source>Peepholes are read from LSTM Sim&apos;s own checkpoints only.</source>
        <translation>窺視孔只能從 LSTM Sim 自己的檢查點讀取。</translation>
    </message>
    <message>
        <source>Put a name there.</source>
        <translation>請在該處填入一個名稱。</translation>
    </message>
    <message>
        <source>Put a number there.</source>
        <translation>請在該處填入一個數。</translation>
    </message>
    <message>
        <source>Put each sentence on a line of its own, or an empty line between sentences.</source>
        <translation>請讓每個句子單獨一行，或在句子之間加空行。</translation>
    </message>
    <message>
        <source>Put it back, or delete what is left of the run.</source>
        <translation>請放回該檔案，或刪除這次訓練餘下的部分。</translation>
    </message>
    <message>
        <source>Put it back, or train anew.</source>
        <translation>請放回該檔案，或重新訓練。</translation>
    </message>
    <message>
        <source>Restore the data, or begin a new run.</source>
        <translation>請還原資料，或開始新的訓練。</translation>
    </message>
    <message>
        <source>Run: pip install tensorboard</source>
        <translation>請執行：pip install tensorboard</translation>
    </message>
    <message>
        <source>Save its recurrent layers alone.</source>
        <translation>請只儲存其循環層。</translation>
    </message>
    <message>
        <source>Save the file as CSV UTF-8.</source>
        <translation>請將檔案另存為 CSV UTF-8。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation>請將檔案另存為 UTF-8。</translation>
    </message>
    <message>
        <source>Save the weights again, with torch.save(model.state_dict(), file) or as safetensors.</source>
        <translation>請用 torch.save(model.state_dict(), file) 或以 safetensors 格式重新儲存權重。</translation>
    </message>
    <message>
        <source>Save the weights alone, with torch.save(model.state_dict(), file).</source>
        <translation>請只儲存權重：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>See that the program may read it.</source>
        <translation>請確認程式有權讀取。</translation>
    </message>
    <message>
        <source>Several processes cannot train on {0} together.</source>
        <translation>多個處理程序不能一起在 {0} 上訓練。</translation>
    </message>
    <message>
        <source>Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>請縮短序列，或用此命令執行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>請縮短序列，或不開視窗執行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>請縮短。</translation>
    </message>
    <message>
        <source>Some of its weights are not finite numbers.</source>
        <translation>其部分權重不是有限的數。</translation>
    </message>
    <message>
        <source>Start one process for each GPU, or use --device cpu.</source>
        <translation>請為每個 GPU 啟動一個處理程序，或使用 --device cpu。</translation>
    </message>
    <message>
        <source>Stay between {0} and {1}.</source>
        <translation>請保持在 {0} 與 {1} 之間。</translation>
    </message>
    <message>
        <source>Stay within ±{0}.</source>
        <translation>請保持在 ±{0} 之內。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>請先停止。</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>請先在那裡停止。</translation>
    </message>
    <message>
        <source>Take a number from 1 to {0}.</source>
        <translation>請取 1 到 {0} 之間的數。</translation>
    </message>
    <message>
        <source>Take a shorter sequence.</source>
        <translation>請用更短的序列。</translation>
    </message>
    <message>
        <source>Take an earlier copy of it, or begin a new run.</source>
        <translation>請用其早先的副本，或開始新的訓練。</translation>
    </message>
    <message>
        <source>Take an odd number: 1, 3, 5 …</source>
        <translation>請取奇數：1、3、5 …</translation>
    </message>
    <message>
        <source>Take it away, or look into it alone.</source>
        <translation>請移除它，或單獨檢視它。</translation>
    </message>
    <message>
        <source>Take one away first.</source>
        <translation>請先移除一個。</translation>
    </message>
    <message>
        <source>Take this change back.</source>
        <translation>請撤回此變更。</translation>
    </message>
    <message>
        <source>TensorBoard is not installed.</source>
        <translation>尚未安裝 TensorBoard。</translation>
    </message>
    <message>
        <source>The Cell workspace shows up to {0} steps.</source>
        <translation>「單元」工作區最多顯示 {0} 步。</translation>
    </message>
    <message>
        <source>The GPU has no room for it: {0} more were asked for, of {1} in all.</source>
        <translation>GPU 記憶體不足：還需要 {0}，總共只有 {1}。</translation>
    </message>
    <message>
        <source>The GPU has no room for it: {0} more were asked for.</source>
        <translation>GPU 記憶體不足：還需要 {0}。</translation>
    </message>
    <message>
        <source>The JSON breaks: {0}.</source>
        <translation>JSON 有誤：{0}。</translation>
    </message>
    <message>
        <source>The block is too wide by {0} to begin at {1}.</source>
        <translation>這塊內容寬出 {0} 欄，無法從 {1} 開始。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>儲存格為空。</translation>
    </message>
    <message>
        <source>The curves cannot be drawn; the network itself is kept beside it.</source>
        <translation>無法繪製曲線；網路本身儲存在它旁邊。</translation>
    </message>
    <message>
        <source>The data has changed since this run was begun.</source>
        <translation>此訓練開始之後，資料發生了變化。</translation>
    </message>
    <message>
        <source>The file cannot be opened: {0}.</source>
        <translation>無法開啟檔案：{0}。</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}.</source>
        <translation>無法寫入檔案：{0}。</translation>
    </message>
    <message>
        <source>The file does not fit: {0}.</source>
        <translation>檔案內容不符：{0}。</translation>
    </message>
    <message>
        <source>The file does not say which activation it uses; tanh is assumed.</source>
        <translation>檔案沒有說明使用哪種激發函數；假定為 tanh。</translation>
    </message>
    <message>
        <source>The file ends in the middle.</source>
        <translation>檔案不完整，中途結束。</translation>
    </message>
    <message>
        <source>The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>檔案版本為 {0}，由更新的 LSTM Sim 產生；本程式最多讀取版本 {1}。</translation>
    </message>
    <message>
        <source>The file has version {0}, made for a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>檔案版本為 {0}，供更新的 LSTM Sim 使用；本程式最多讀取版本 {1}。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes, its header speaks of {1}.</source>
        <translation>檔案有 {0} 位元組，而檔頭稱有 {1} 位元組。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes.</source>
        <translation>檔案有 {0} 位元組。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes; a session holds at most {1}.</source>
        <translation>檔案有 {0} 位元組；工作階段最多 {1} 位元組。</translation>
    </message>
    <message>
        <source>The file is UTF-16.</source>
        <translation>檔案是 UTF-16。</translation>
    </message>
    <message>
        <source>The file is damaged or no safetensors file; get it again from where it came.</source>
        <translation>檔案已損壞或不是 safetensors 檔案；請從原處重新取得。</translation>
    </message>
    <message>
        <source>The file is damaged; take an earlier copy of it.</source>
        <translation>檔案已損壞；請用其早先的副本。</translation>
    </message>
    <message>
        <source>The file is missing.</source>
        <translation>檔案遺失。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>檔案巢狀過深。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>檔案不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>The file is not sound JSON.</source>
        <translation>檔案不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The file is not the one it was when this session was saved.</source>
        <translation>此檔案與儲存工作階段時的已不相同。</translation>
    </message>
    <message>
        <source>The file is too large for a lesson.</source>
        <translation>檔案太大，不像是教學。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>資料夾是空的。</translation>
    </message>
    <message>
        <source>{0}: there is no tab {1}.</source>
        <translation>{0}：沒有分頁 {1}。</translation>
    </message>
    <message>
        <source>Give {0} rows or more, or a smaller length.</source>
        <translation>請給出至少 {0} 列，或更小的長度。</translation>
    </message>
    <message>
        <source>It has no output layer, and so no loss.</source>
        <translation>它沒有輸出層，因此沒有損失。</translation>
    </message>
    <message>
        <source>It was not trained here: there is no training path.</source>
        <translation>它不是在這裡訓練的：沒有訓練路徑。</translation>
    </message>
    <message>
        <source>Open one in Network.</source>
        <translation>請在「網路」中開啟一個。</translation>
    </message>
    <message>
        <source>Take the random directions.</source>
        <translation>請改用隨機方向。</translation>
    </message>
    <message>
        <source>Take the sentence that stands in Network.</source>
        <translation>請改用「網路」中的句子。</translation>
    </message>
    <message>
        <source>The layer has units 1 to {0}.</source>
        <translation>該層的單元為 1 到 {0}。</translation>
    </message>
    <message>
        <source>The name {0} of a tensor cannot be shown.</source>
        <translation>張量名稱 {0} 無法顯示。</translation>
    </message>
    <message>
        <source>The name {0} stands twice.</source>
        <translation>名稱 {0} 出現了兩次。</translation>
    </message>
    <message>
        <source>The network of this unit is not there.</source>
        <translation>此單元所屬的網路不在了。</translation>
    </message>
    <message>
        <source>The number of columns is {0}, on the first line {1}.</source>
        <translation>此行有 {0} 欄，而第一行有 {1} 欄。</translation>
    </message>
    <message>
        <source>The output layer {0} does not fit the task {1}.</source>
        <translation>輸出層 {0} 不適合任務 {1}。</translation>
    </message>
    <message>
        <source>The path does not move in two directions.</source>
        <translation>路徑沒有在兩個方向上移動。</translation>
    </message>
    <message>
        <source>The row cannot be taken apart: {0}.</source>
        <translation>無法拆分此列：{0}。</translation>
    </message>
    <message>
        <source>The row has {0} columns, the first has {1}.</source>
        <translation>此列有 {0} 欄，第一列有 {1} 欄。</translation>
    </message>
    <message>
        <source>The row has {0} columns.</source>
        <translation>此列有 {0} 欄。</translation>
    </message>
    <message>
        <source>The rows of {0} differ in length.</source>
        <translation>{0} 各列長度不同。</translation>
    </message>
    <message>
        <source>The run cannot be kept: {0}.</source>
        <translation>無法儲存訓練紀錄：{0}。</translation>
    </message>
    <message>
        <source>The run could not be moved to the trash.</source>
        <translation>無法把訓練紀錄移到資源回收筒。</translation>
    </message>
    <message>
        <source>The sequence has {0} lines, more than the {1} steps it may have.</source>
        <translation>序列有 {0} 行，超過允許的 {1} 步。</translation>
    </message>
    <message>
        <source>The sequence is empty.</source>
        <translation>序列為空。</translation>
    </message>
    <message>
        <source>The sequence is longer than {0} steps.</source>
        <translation>序列超過 {0} 步。</translation>
    </message>
    <message>
        <source>The sequence is not a rectangle of numbers.</source>
        <translation>序列不是整齊的數表。</translation>
    </message>
    <message>
        <source>The steps of an opened unit are those of its sequence.</source>
        <translation>開啟的單元，其步數由序列決定。</translation>
    </message>
    <message>
        <source>The task {0} needs data.</source>
        <translation>任務 {0} 需要資料。</translation>
    </message>
    <message>
        <source>The tensor {0} does not begin where the one before it ends.</source>
        <translation>張量 {0} 沒有緊接在前一個張量之後。</translation>
    </message>
    <message>
        <source>The tensor {0} does not fill its place.</source>
        <translation>張量 {0} 的大小與其位置不符。</translation>
    </message>
    <message>
        <source>The tensor {0} has the type {1}, which is not known.</source>
        <translation>張量 {0} 的型別 {1} 無法辨識。</translation>
    </message>
    <message>
        <source>The text is neither UTF-8 nor UTF-16.</source>
        <translation>文字既不是 UTF-8 也不是 UTF-16。</translation>
    </message>
    <message>
        <source>The two weights are the same.</source>
        <translation>兩個權重是同一個。</translation>
    </message>
    <message>
        <source>The version {0} is not a version number.</source>
        <translation>版本 {0} 不是版本號。</translation>
    </message>
    <message>
        <source>The weights that replace a unit&apos;s do not fit its layer.</source>
        <translation>用來取代單元的權重與該層不符。</translation>
    </message>
    <message>
        <source>There are 0 to {0}.</source>
        <translation>共有 0 到 {0}。</translation>
    </message>
    <message>
        <source>There are names but no numbers.</source>
        <translation>有名稱但沒有數。</translation>
    </message>
    <message>
        <source>There are no held-out sequences of {0} here.</source>
        <translation>這裡沒有 {0} 的留出序列。</translation>
    </message>
    <message>
        <source>There are no numbers.</source>
        <translation>沒有數。</translation>
    </message>
    <message>
        <source>There are no travel sentences in {0}.</source>
        <translation>沒有語言 {0} 的旅行句子。</translation>
    </message>
    <message>
        <source>There are: train, dev, test.</source>
        <translation>可用的有：train、dev、test。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>可用的有：{0}。</translation>
    </message>
    <message>
        <source>There is already an input {0}.</source>
        <translation>已經有名為 {0} 的輸入。</translation>
    </message>
    <message>
        <source>There is no device {0} here.</source>
        <translation>本機沒有裝置 {0}。</translation>
    </message>
    <message>
        <source>There is no lesson {0}.</source>
        <translation>沒有教學 {0}。</translation>
    </message>
    <message>
        <source>There is no network to open a unit of.</source>
        <translation>沒有可從中開啟單元的網路。</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>沒有網路。</translation>
    </message>
    <message>
        <source>There is no panel {0}.</source>
        <translation>沒有名為 {0} 的面板。</translation>
    </message>
    <message>
        <source>There is no preset {0}.</source>
        <translation>沒有預設 {0}。</translation>
    </message>
    <message>
        <source>There is no recurrent network in it that can be used ({0}).</source>
        <translation>其中沒有可用的循環網路（{0}）。</translation>
    </message>
    <message>
        <source>There is no sentence in it.</source>
        <translation>其中沒有句子。</translation>
    </message>
    <message>
        <source>There is no split {0}.</source>
        <translation>沒有資料劃分 {0}。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>沒有這個資料夾。</translation>
    </message>
    <message>
        <source>There is no tensor in it.</source>
        <translation>其中沒有張量。</translation>
    </message>
    <message>
        <source>There is no training file in it.</source>
        <translation>其中沒有訓練檔案。</translation>
    </message>
    <message>
        <source>There is no unit {0}.</source>
        <translation>沒有單元 {0}。</translation>
    </message>
    <message>
        <source>There is no weight {0}.</source>
        <translation>沒有權重 {0}。</translation>
    </message>
    <message>
        <source>There is no word in the sentence.</source>
        <translation>句子裡沒有詞。</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>記憶體不足。</translation>
    </message>
    <message>
        <source>There is not enough memory for it: {0} more were asked for.</source>
        <translation>記憶體不足：還需要 {0}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open it.</source>
        <translation>記憶體不足，無法開啟。</translation>
    </message>
    <message>
        <source>There is not enough memory to run {0}.</source>
        <translation>記憶體不足，無法執行 {0}。</translation>
    </message>
    <message>
        <source>There is only one column.</source>
        <translation>只有一欄。</translation>
    </message>
    <message>
        <source>This figure has no data behind it.</source>
        <translation>此圖沒有可匯出的資料。</translation>
    </message>
    <message>
        <source>This file is missing.</source>
        <translation>缺少此檔案。</translation>
    </message>
    <message>
        <source>This is a file.</source>
        <translation>這是一個檔案。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>這是一個資料夾。</translation>
    </message>
    <message>
        <source>This is a pipe or a device.</source>
        <translation>這是管線或裝置。</translation>
    </message>
    <message>
        <source>This is neither a checkpoint of LSTM Sim nor a torch or safetensors file.</source>
        <translation>這既不是 LSTM Sim 的檢查點，也不是 torch 或 safetensors 檔案。</translation>
    </message>
    <message>
        <source>This is no checkpoint, or it is cut off.</source>
        <translation>這不是檢查點，或已不完整。</translation>
    </message>
    <message>
        <source>This is no lesson file (it does not say &quot;format&quot;: &quot;lstm-sim-lesson&quot;).</source>
        <translation>這不是教學檔案（其中沒有 &quot;format&quot;: &quot;lstm-sim-lesson&quot;）。</translation>
    </message>
    <message>
        <source>This is no session file (it does not say &quot;format&quot;: &quot;lstm-sim-session&quot;).</source>
        <translation>這不是工作階段檔案（其中沒有 &quot;format&quot;: &quot;lstm-sim-session&quot;）。</translation>
    </message>
    <message>
        <source>This is no text file.</source>
        <translation>這不是文字檔。</translation>
    </message>
    <message>
        <source>This is not a checkpoint of LSTM Sim.</source>
        <translation>這不是 LSTM Sim 的檢查點。</translation>
    </message>
    <message>
        <source>This is not a folder.</source>
        <translation>這不是資料夾。</translation>
    </message>
    <message>
        <source>This is not the log of a training run.</source>
        <translation>這不是訓練記錄檔。</translation>
    </message>
    <message>
        <source>This is not the record of a run.</source>
        <translation>這不是訓練紀錄。</translation>
    </message>
    <message>
        <source>This line is none of a training run&apos;s.</source>
        <translation>此行不屬於訓練記錄檔。</translation>
    </message>
    <message>
        <source>This network answers with numbers, not with labels.</source>
        <translation>此網路的回答是數，不是標籤。</translation>
    </message>
    <message>
        <source>This run has come to its end.</source>
        <translation>此訓練已經結束。</translation>
    </message>
    <message>
        <source>This run is being trained.</source>
        <translation>此訓練正在進行。</translation>
    </message>
    <message>
        <source>Train anew to learn more.</source>
        <translation>若要繼續學習，請重新訓練。</translation>
    </message>
    <message>
        <source>Train anew with a learning rate smaller than {0}, or clip the gradient, for instance to a norm of 1.</source>
        <translation>請用小於 {0} 的學習率重新訓練，或裁剪梯度，例如把範數限制為 1。</translation>
    </message>
    <message>
        <source>Train anew with a learning rate smaller than {0}.</source>
        <translation>請用小於 {0} 的學習率重新訓練。</translation>
    </message>
    <message>
        <source>Train for more steps.</source>
        <translation>請訓練更多步。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the loss is {1}.</source>
        <translation>訓練在第 {0} 步發散：損失為 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the loss on dev is {1}.</source>
        <translation>訓練在第 {0} 步發散：驗證集損失為 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the norm of the gradient is {1}.</source>
        <translation>訓練在第 {0} 步發散：梯度範數為 {1}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0}: the weights are no longer finite.</source>
        <translation>訓練在第 {0} 步發散：權重不再是有限的數。</translation>
    </message>
    <message>
        <source>Try a batch of {0}, fewer units, or another device.</source>
        <translation>請把批次大小改為 {0}，或減少單元，或換一個裝置。</translation>
    </message>
    <message>
        <source>Try fewer units, or another device.</source>
        <translation>請減少單元，或換一個裝置。</translation>
    </message>
    <message>
        <source>Two inputs in {0}.names have the same name.</source>
        <translation>{0}.names 中有兩個輸入同名。</translation>
    </message>
    <message>
        <source>Two tensors in it have the name {0}.</source>
        <translation>其中有兩個張量同名：{0}。</translation>
    </message>
    <message>
        <source>Two tensors take the same numbers for different kinds.</source>
        <translation>兩個張量把同一組數當作不同的型別。</translation>
    </message>
    <message>
        <source>Type one in Network.</source>
        <translation>請在「網路」中輸入一句。</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>請輸入一個名稱。</translation>
    </message>
    <message>
        <source>Update LSTM Sim.</source>
        <translation>請更新 LSTM Sim。</translation>
    </message>
    <message>
        <source>Use == or !=.</source>
        <translation>請用 == 或 !=。</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>Use en, zh or en+zh.</source>
        <translation>請用 en、zh 或 en+zh。</translation>
    </message>
    <message>
        <source>Use one of {0}.</source>
        <translation>請使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use one of: auto, cpu, cuda.</source>
        <translation>請使用其中之一：auto、cpu、cuda。</translation>
    </message>
    <message>
        <source>Use one of: {0}.</source>
        <translation>請使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use regression for adding and series, softmax or crf for the others.</source>
        <translation>加法問題和時間序列請用迴歸，其他任務用 softmax 或 CRF。</translation>
    </message>
    <message>
        <source>Use softmax for this task.</source>
        <translation>此任務請用 softmax。</translation>
    </message>
    <message>
        <source>Use up to {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>What it holds does not agree with its checksum.</source>
        <translation>其內容與總和檢查碼不符。</translation>
    </message>
    <message>
        <source>What it keeps of its run is incomplete: {0}.</source>
        <translation>其中儲存的訓練資訊不完整：{0}。</translation>
    </message>
    <message>
        <source>Write numbers and ranges, such as 3, 5-8.</source>
        <translation>請寫數和範圍，例如 3, 5-8。</translation>
    </message>
    <message>
        <source>`lstm-sim lesson list` names them.</source>
        <translation>`lstm-sim lesson list` 可列出全部。</translation>
    </message>
    <message>
        <source>docs/lessons.md describes the format.</source>
        <translation>格式見 docs/lessons.md。</translation>
    </message>
    <message>
        <source>dropout is {0}.</source>
        <translation>dropout 為 {0}。</translation>
    </message>
    <message>
        <source>lab.chosen is {0}, but there are fewer networks.</source>
        <translation>lab.chosen 為 {0}，但沒有這麼多網路。</translation>
    </message>
    <message>
        <source>torch.nn has no {0} layer.</source>
        <translation>torch.nn 沒有 {0} 層。</translation>
    </message>
    <message>
        <source>w is {0}.</source>
        <translation>w 為 {0}。</translation>
    </message>
    <message>
        <source>weight_hh_l0 has the shape {0}: neither 1, 3 nor 4 times {1} rows.</source>
        <translation>weight_hh_l0 的形狀為 {0}：列數不是 {1} 的 1、3 或 4 倍。</translation>
    </message>
    <message>
        <source>{0} asks for an answer, which is its own value.</source>
        <translation>{0} 要求一個回答，而回答本身就是值。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity and no answer.</source>
        <translation>{0} 既沒有 quantity 也沒有 answer。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity and no setting.</source>
        <translation>{0} 既沒有 quantity 也沒有 setting。</translation>
    </message>
    <message>
        <source>{0} asks for no quantity.</source>
        <translation>{0} 沒有 quantity。</translation>
    </message>
    <message>
        <source>{0} asks for {1} at once.</source>
        <translation>{0} 同時要求 {1}。</translation>
    </message>
    <message>
        <source>{0} asks nothing.</source>
        <translation>{0} 沒有要求任何東西。</translation>
    </message>
    <message>
        <source>{0} characters are too many for one sentence.</source>
        <translation>{0} 個字元對一個句子來說太多了。</translation>
    </message>
    <message>
        <source>{0} columns given, but direct mode has {1}: {2}.</source>
        <translation>給出了 {0} 欄，而直接模式有 {1} 欄：{2}。</translation>
    </message>
    <message>
        <source>{0} does not belong to it.</source>
        <translation>{0} 不屬於它。</translation>
    </message>
    <message>
        <source>{0} does not fit: {1}.</source>
        <translation>{0} 不符：{1}。</translation>
    </message>
    <message>
        <source>{0} has a preset and a session.</source>
        <translation>{0} 既有預設又有工作階段。</translation>
    </message>
    <message>
        <source>{0} has a session and a study.</source>
        <translation>{0} 既有工作階段又有 study。</translation>
    </message>
    <message>
        <source>{0} has a session and networks.</source>
        <translation>{0} 既有工作階段又有網路。</translation>
    </message>
    <message>
        <source>{0} has a task, but nothing that checks it.</source>
        <translation>{0} 有任務，卻沒有檢查它的條件。</translation>
    </message>
    <message>
        <source>{0} has no option {1}.</source>
        <translation>{0} 沒有選項 {1}。</translation>
    </message>
    <message>
        <source>{0} has sentences, but no networks to read them.</source>
        <translation>{0} 有句子，卻沒有讀句子的網路。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}, expected {2}.</source>
        <translation>{0} 的形狀為 {1}，應為 {2}。</translation>
    </message>
    <message>
        <source>{0} has the shape {1}.</source>
        <translation>{0} 的形狀為 {1}。</translation>
    </message>
    <message>
        <source>{0} has {1} numbers, expected {2}.</source>
        <translation>{0} 有 {1} 個數，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0} has {1} units, expected {2}.</source>
        <translation>{0} 有 {1} 個單元，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0} has {1}, but opens nothing.</source>
        <translation>{0} 有 {1}，卻沒有開啟任何東西。</translation>
    </message>
    <message>
        <source>{0} holds a number that is not finite.</source>
        <translation>{0} 含有不是有限的數。</translation>
    </message>
    <message>
        <source>{0} inputs are too many.</source>
        <translation>{0} 個輸入太多了。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>缺少 {0}。</translation>
    </message>
    <message>
        <source>{0} is neither a unit nor a range of units.</source>
        <translation>{0} 既不是單元也不是單元範圍。</translation>
    </message>
    <message>
        <source>{0} is no format that a figure can be written in.</source>
        <translation>{0} 不是可寫出圖的格式。</translation>
    </message>
    <message>
        <source>{0} is no format that a network can be written in.</source>
        <translation>{0} 不是可寫出網路的格式。</translation>
    </message>
    <message>
        <source>{0} is not a number a cell can work with.</source>
        <translation>{0} 不是單元能用的數。</translation>
    </message>
    <message>
        <source>{0} is not a number.</source>
        <translation>{0} 不是數。</translation>
    </message>
    <message>
        <source>{0} is not a usable number.</source>
        <translation>{0} 不是可用的數。</translation>
    </message>
    <message>
        <source>{0} is not usable.</source>
        <translation>{0} 不可用。</translation>
    </message>
    <message>
        <source>{0} is there in no language.</source>
        <translation>{0} 沒有任何語言的文字。</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} 太大了。</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <translation>{0} 為 {1}。</translation>
    </message>
    <message>
        <source>{0} label(s) for {1} word(s) in {2}.</source>
        <translation>{0} 個標籤，而 {2} 中有 {1} 個詞。</translation>
    </message>
    <message>
        <source>{0} networks under each other are as many as can be read.</source>
        <translation>上下並列的網路最多 {0} 個，再多就看不清了。</translation>
    </message>
    <message>
        <source>{0} processes are to train on {1} GPUs.</source>
        <translation>要用 {0} 個處理程序在 {1} 個 GPU 上訓練。</translation>
    </message>
    <message>
        <source>{0} reads numbers; the network that is looked into reads words.</source>
        <translation>{0} 讀的是數，而正在檢視的網路讀的是詞。</translation>
    </message>
    <message>
        <source>{0} reads words; the network that is looked into reads numbers.</source>
        <translation>{0} 讀的是詞，而正在檢視的網路讀的是數。</translation>
    </message>
    <message>
        <source>{0} reads {1} numbers at each step; the sequence has {2}.</source>
        <translation>{0} 每一步讀 {1} 個數，而序列有 {2} 個。</translation>
    </message>
    <message>
        <source>{0} rows are too few for windows of {1} steps.</source>
        <translation>{0} 列太少，不夠 {1} 步的視窗。</translation>
    </message>
    <message>
        <source>{0} sentences under each other are as many as can be read.</source>
        <translation>上下並列的句子最多 {0} 個，再多就看不清了。</translation>
    </message>
    <message>
        <source>{0} steps are too few for {1}.</source>
        <translation>{0} 步對 {1} 來說太少。</translation>
    </message>
    <message>
        <source>{0}, line 1: the labels stand before the words and were read so.</source>
        <translation>{0}，第 1 行：標籤在詞之前，已依此讀取。</translation>
    </message>
    <message>
        <source>{0}, line {1}: an empty sentence was left out, and {2} more.</source>
        <translation>{0}，第 {1} 行：略去一個空句子，另有 {2} 個。</translation>
    </message>
    <message>
        <source>{0}, line {1}: an empty sentence was left out.</source>
        <translation>{0}，第 {1} 行：略去一個空句子。</translation>
    </message>
    <message>
        <source>{0}, line {1}: the label {2} is not in {3}; it will be counted as missed.</source>
        <translation>{0}，第 {1} 行：標籤 {2} 不在 {3} 中，將計為漏標。</translation>
    </message>
    <message>
        <source>{0}.at is {1}, but there are {2} steps.</source>
        <translation>{0}.at 為 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.at: there is no moment {1}.</source>
        <translation>{0}.at：沒有時刻 {1}。</translation>
    </message>
    <message>
        <source>{0}.direct has {1} inputs, expected 4.</source>
        <translation>{0}.direct 有 {1} 個輸入，應為 4 個。</translation>
    </message>
    <message>
        <source>{0}.is is missing.</source>
        <translation>缺少 {0}.is。</translation>
    </message>
    <message>
        <source>{0}.is: only numbers are more or less.</source>
        <translation>{0}.is：只有數才能比大小。</translation>
    </message>
    <message>
        <source>{0}.memory_overrides names a step or unit there is none of.</source>
        <translation>{0}.memory_overrides 指定了不存在的步或單元。</translation>
    </message>
    <message>
        <source>{0}.opened holds an opened unit of its own.</source>
        <translation>{0}.opened 自身又含有開啟的單元。</translation>
    </message>
    <message>
        <source>{0}.pinned holds a pinned session of its own.</source>
        <translation>{0}.pinned 自身又含有固定的工作階段。</translation>
    </message>
    <message>
        <source>{0}.ranges has {1} numbers, expected {2}.</source>
        <translation>{0}.ranges 有 {1} 個數，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0}.session cannot be opened: {1}</source>
        <translation>無法開啟 {0}.session：{1}</translation>
    </message>
    <message>
        <source>{0}.step is {1}, but there are {2} steps.</source>
        <translation>{0}.step 為 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.step_names has {1} words, but there are {2} steps.</source>
        <translation>{0}.step_names 有 {1} 個詞，但有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.study cannot be opened: {1}</source>
        <translation>無法開啟 {0}.study：{1}</translation>
    </message>
    <message>
        <source>{0}.tabs: {1} stand on the same side.</source>
        <translation>{0}.tabs：{1} 在同一側。</translation>
    </message>
    <message>
        <source>{0}.unit is {1}, but the layer has fewer.</source>
        <translation>{0}.unit 為 {1}，但該層沒有這麼多單元。</translation>
    </message>
    <message>
        <source>{0}.value is {1}.</source>
        <translation>{0}.value 為 {1}。</translation>
    </message>
    <message>
        <source>{0}.view: map_of and gradient_of are &quot;c&quot; or &quot;a&quot;.</source>
        <translation>{0}.view：map_of 和 gradient_of 只能是 &quot;c&quot; 或 &quot;a&quot;。</translation>
    </message>
    <message>
        <source>{0}: left aside, {1} is read as {2}.</source>
        <translation>{0}：未使用，{1} 作為 {2} 讀取。</translation>
    </message>
    <message>
        <source>{0}: the conditions are nested too deeply.</source>
        <translation>{0}：條件巢狀過深。</translation>
    </message>
    <message>
        <source>{0}: there is no preset {1}.</source>
        <translation>{0}：沒有預設 {1}。</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 欄</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Cell input</source>
        <translation>單元輸入</translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation>輸入閘</translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation>遺忘閘</translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation>輸出閘</translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation>重設閘</translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation>更新閘</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候選值</translation>
    </message>
    <message>
        <source>Recalled memory</source>
        <translation>回憶值</translation>
    </message>
    <message>
        <source>Memory (previous)</source>
        <translation>記憶（之前）</translation>
    </message>
    <message>
        <source>Memory (new)</source>
        <translation>記憶（新）</translation>
    </message>
    <message>
        <source>Memory on its way out</source>
        <translation>輸出中的記憶</translation>
    </message>
    <message>
        <source>Output (previous)</source>
        <translation>輸出（上一步）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation>GRU（重設在後）</translation>
    </message>
    <message>
        <source>GRU (reset before)</source>
        <translation>GRU（重設在前）</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM with peepholes</source>
        <translation>帶窺視孔的 LSTM</translation>
    </message>
    <message>
        <source>LSTM with dense peepholes</source>
        <translation>全窺視孔 LSTM</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>簡單 RNN</translation>
    </message>
    <message>
        <source>change of an input</source>
        <translation>變更輸入</translation>
    </message>
    <message>
        <source>change of the memory</source>
        <translation>變更記憶</translation>
    </message>
    <message>
        <source>change of a weight</source>
        <translation>變更權重</translation>
    </message>
    <message>
        <source>choice of an activation</source>
        <translation>選擇激發函數</translation>
    </message>
    <message>
        <source>choice of the cell</source>
        <translation>選擇單元</translation>
    </message>
    <message>
        <source>choice of direct or weighted</source>
        <translation>選擇直接或加權</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>change of the sequence</source>
        <translation>變更序列</translation>
    </message>
    <message>
        <source>change of the view</source>
        <translation>變更檢視</translation>
    </message>
    <message>
        <source>pinning</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>change of the training</source>
        <translation>變更訓練設定</translation>
    </message>
    <message>
        <source>choice of the network</source>
        <translation>選擇網路</translation>
    </message>
    <message>
        <source>change of the sentence</source>
        <translation>變更句子</translation>
    </message>
    <message>
        <source>change to the network</source>
        <translation>變更網路</translation>
    </message>
    <message>
        <source>change of the study</source>
        <translation>變更梯度研究</translation>
    </message>
    <message>
        <source>Lecture: worked by hand</source>
        <translation>課程：手算示例</translation>
    </message>
    <message>
        <source>Lecture: overview</source>
        <translation>課程：總覽</translation>
    </message>
    <message>
        <source>RNN by hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>Latch: remembers one bit</source>
        <translation>鎖存器：記住一個位元</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>計數器</translation>
    </message>
    <message>
        <source>Leaky average</source>
        <translation>洩漏平均</translation>
    </message>
    <message>
        <source>Oscillator</source>
        <translation>振盪器</translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Always forget</source>
        <translation>總是遺忘</translation>
    </message>
    <message>
        <source>x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.</source>
        <translation>x₂ = 1 把 x₁ 寫入記憶，x₂ = −1 清空記憶，x₃ = 1 輸出記憶：逐步走一遍，親手算一算。</translation>
    </message>
    <message>
        <source>Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.</source>
        <translation>九步：3 和 4 相加得 7，讀出，遺忘；再存入 6 並讀出。</translation>
    </message>
    <message>
        <source>All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every answer changes.</source>
        <translation>所有權重都是 1：同樣的輸入先得 2、再得 6，因為加上了記憶；交換兩個輸入，結果全都改變。</translation>
    </message>
    <message>
        <source>The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.</source>
        <translation>x₂ = 1 時記憶存入位元 x₁ 並一直保持，不管 x₁ 怎麼變，直到下一次 x₂ = 1。</translation>
    </message>
    <message>
        <source>Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.</source>
        <translation>每個 x₁ = 1 打開輸入閘並加一；x₂ = 1 關閉遺忘閘，計數歸零。</translation>
    </message>
    <message>
        <source>The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.</source>
        <translation>遺忘閘打開 80%：記憶逐步趨近輸入，每步衰減五分之一。</translation>
    </message>
    <message>
        <source>The output feeds back with its sign turned: after one push the memory changes sides at every step.</source>
        <translation>輸出變號後回饋：推一下之後，記憶每一步都換到另一邊。</translation>
    </message>
    <message>
        <source>Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.</source>
        <translation>輸入閘和輸出閘打開，遺忘閘關閉：進什麼出什麼，什麼也不記。</translation>
    </message>
    <message>
        <source>The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.</source>
        <translation>遺忘閘始終關閉，任何內容都活不過一步：輸入閘一關，記憶就空。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前饋</translation>
    </message>
    <message>
        <source>Elman</source>
        <translation>Elman</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordan</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Impulse</source>
        <translation>脈衝</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>階躍</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方波</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>雜訊</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>memory set by hand</source>
        <translation>手動設定的記憶</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Slot filling: travel</source>
        <translation>槽位填充：旅行</translation>
    </message>
    <message>
        <source>Slot filling: own data</source>
        <translation>槽位填充：自有資料</translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation>加法問題</translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation>時間順序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>奇偶性</translation>
    </message>
    <message>
        <source>Series from CSV</source>
        <translation>CSV 時間序列</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英文和中文</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前饋</translation>
    </message>
    <message>
        <source>Elman</source>
        <translation>Elman</translation>
    </message>
    <message>
        <source>Jordan</source>
        <translation>Jordan</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>diagonal</source>
        <translation>對角</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>全連接</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Peephole LSTM</source>
        <translation>窺視孔 LSTM</translation>
    </message>
    <message>
        <source>Dense peephole LSTM</source>
        <translation>全窺視孔 LSTM</translation>
    </message>
    <message>
        <source>{kind} {size}, both directions</source>
        <translation>{kind} {size}，雙向</translation>
    </message>
    <message>
        <source>{kind} {size}</source>
        <translation>{kind} {size}</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>CRF</source>
        <translation>CRF</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>迴歸</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>線性</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>餘弦</translation>
    </message>
    <message>
        <source>on</source>
        <translation>開</translation>
    </message>
    <message>
        <source>off</source>
        <translation>關</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>準確率</translation>
    </message>
    <message>
        <source>error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中斷</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已損壞</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Unit {unit} at “{token}”</source>
        <translation>單元 {unit}，「{token}」處</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>layer {layer}, backwards</source>
        <translation>第 {layer} 層，反向</translation>
    </message>
    <message>
        <source>layer {layer}</source>
        <translation>第 {layer} 層</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打開 {percent}%</translation>
    </message>
</context>
<context>
    <name>weight_text</name>
    <message>
        <source>Word vectors</source>
        <translation>詞向量</translation>
    </message>
    <message>
        <source>from the inputs</source>
        <translation>來自輸入</translation>
    </message>
    <message>
        <source>from unit to unit</source>
        <translation>單元到單元</translation>
    </message>
    <message>
        <source>peephole</source>
        <translation>窺視孔</translation>
    </message>
    <message>
        <source>from the outputs</source>
        <translation>來自輸出</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>second bias</source>
        <translation>第二偏置</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>輸出層</translation>
    </message>
    <message>
        <source>Output layer, bias</source>
        <translation>輸出層，偏置</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>第 {number} 層</translation>
    </message>
    <message>
        <source>backwards</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>{part}, {more}</source>
        <translation>{part}，{more}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>單元 {number}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>輸入 {number}</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>第 {number} 個數</translation>
    </message>
    <message>
        <source>{part}: {weight}</source>
        <translation>{part}：{weight}</translation>
    </message>
</context>
</TS>
